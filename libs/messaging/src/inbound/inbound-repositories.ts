import { Injectable } from '@nestjs/common';
import { ReceiptRepository } from '../outbox/receipt.repository.js';
import { InboundRepository } from './inbound.repository.js';

/** Where what providers tell is stored. */
@Injectable()
export class InboundRepositories {
  constructor(
    readonly inbound: InboundRepository,
    readonly receipts: ReceiptRepository,
  ) {}
}
