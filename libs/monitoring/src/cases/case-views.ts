import { Injectable } from '@nestjs/common';
import { dateInRegion, type MonitoredCase } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { dayNumber } from '../domain/follow-up-days.policy.js';
import type { StoredCase } from '../store/case.repository.js';
import { FlagRepository, type StoredFlag } from '../store/flag.repository.js';

/** Cases as officers read them. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly flags: FlagRepository,
    private readonly clock: Clock,
  ) {}

  async of(stored: readonly StoredCase[]): Promise<MonitoredCase[]> {
    const flags = new Map<string, StoredFlag[]>();
    for (const flag of await this.flags.standing(stored.map(({ id }) => id)))
      flags.set(flag.caseId, [...(flags.get(flag.caseId) ?? []), flag]);
    return stored.map((one) => this.view(one, flags.get(one.id) ?? []));
  }

  async one(stored: StoredCase, tx?: Tx): Promise<MonitoredCase> {
    return this.view(stored, await this.flags.standing([stored.id], tx));
  }

  private view(stored: StoredCase, flags: readonly StoredFlag[]): MonitoredCase {
    const { id, version, programId, programVersion, kind, status, regionCode, householdId } = stored;
    const { isReporter, dayOne, endsOn, person, place, lastForDate, lastWeight } = stored;
    return {
      ...{ id, version, programId, programVersion, kind, status, regionCode, householdId },
      ...{ isReporter, dayOne, endsOn, person, place },
      day: dayNumber(dayOne, dateInRegion(this.clock.now(), regionCode)),
      lastReport:
        lastForDate === null || lastWeight === null ? null : { forDate: lastForDate, weight: lastWeight },
      flags: flags.map(({ caseId: _, ...flag }) => flag),
      isActivated: stored.activatedAt !== null,
      openedAt: stored.openedAt.toISOString(),
      closedAt: stored.closedAt?.toISOString() ?? null,
    };
  }
}
