import { Injectable } from '@nestjs/common';
import { PassRepository } from './pass.repository.js';
import { VisitCache } from './visit-cache.js';
import { VisitRepository } from './visit.repository.js';

/** What the visit service keeps visits in. */
@Injectable()
export class VisitStores {
  constructor(
    readonly passes: PassRepository,
    readonly visits: VisitRepository,
    readonly cache: VisitCache,
  ) {}
}
