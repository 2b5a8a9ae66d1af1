import { Injectable } from '@nestjs/common';
import { dateInRegion, type WorkInput, type WorkList } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import { OfficerWorkQuery } from '../store/officer-work.query.js';
import { CaseViews } from './case-views.js';

/** The day's work of an area. */
@Injectable()
export class WorkService {
  constructor(
    private readonly work: OfficerWorkQuery,
    private readonly views: CaseViews,
    private readonly clock: Clock,
  ) {}

  /** The most pressing first, cut to what can be done. Throws RESOURCE.NOT_FOUND. */
  async list(caller: Caller, { regionCode, most }: WorkInput): Promise<WorkList> {
    caller.demand('monitoring.read', { regionCode });
    const [cases, counts] = await Promise.all([
      this.work.pressing(regionCode, most),
      this.work.counts(regionCode, dateInRegion(this.clock.now(), regionCode)),
    ]);
    return { cases: await this.views.of(cases), counts };
  }
}
