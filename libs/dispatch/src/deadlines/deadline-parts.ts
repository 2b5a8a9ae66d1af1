import { Injectable } from '@nestjs/common';
import { AssignmentChanges } from '../assignments/assignment-changes.js';
import { AssignmentRepository } from '../assignments/assignment.repository.js';
import { OfferChain } from '../assignments/offer-chain.js';
import { InboundService } from '../inbounds/inbound.service.js';

/** What the worker works with. */
@Injectable()
export class DeadlineParts {
  constructor(
    readonly assignments: AssignmentRepository,
    readonly changes: AssignmentChanges,
    readonly chain: OfferChain,
    readonly inbounds: InboundService,
  ) {}
}
