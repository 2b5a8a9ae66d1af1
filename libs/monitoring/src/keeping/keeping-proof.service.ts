import { Injectable } from '@nestjs/common';
import { dateInRegion, type CaseKeeping, type CaseKeepingInput } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { KeepingDayRepository } from '../store/keeping-day.repository.js';
import { LeftBehindQuery } from '../store/left-behind.query.js';

/** The check reads every table with a case in it. */
const LONGEST_MS = 20_000;

/** The proof that people are forgotten when their time is over. */
@Injectable()
export class KeepingProof {
  constructor(
    private readonly database: Database,
    private readonly days: KeepingDayRepository,
    private readonly leftBehind: LeftBehindQuery,
    private readonly clock: Clock,
  ) {}

  /** What was done, and what is left now. Throws RESOURCE.NOT_FOUND, SYSTEM.OVERLOADED after 20 s. */
  async of(caller: Caller, { regionCode }: CaseKeepingInput): Promise<CaseKeeping> {
    caller.demand('monitoring.audit', { regionCode });
    const now = this.clock.now();
    return this.database.readWithin(LONGEST_MS, async (tx) => {
      const { nextAt, ...counts } = await this.days.counts(tx, { regionCode, now });
      return {
        ...{ checkedAt: now.toISOString(), ...counts },
        nextOn: nextAt === null ? null : dateInRegion(nextAt, regionCode),
        days: await this.days.newest(tx),
        checks: await this.leftBehind.of(tx, { regionCode, now }),
      };
    });
  }
}
