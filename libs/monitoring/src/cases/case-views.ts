import { Injectable } from '@nestjs/common';
import { dateInRegion, type CaseFlag, type MonitoredCase } from '#siaga/contracts';
import { AccountService } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { dayNumber } from '../domain/follow-up-days.policy.js';
import type { StoredCase } from '../store/stored-case.js';
import { FlagRepository } from '../store/flag.repository.js';

/** Cases as officers read them. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly flags: FlagRepository,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  of(stored: readonly StoredCase[]): Promise<MonitoredCase[]> {
    return this.views(stored);
  }

  async one(stored: StoredCase, tx?: Tx): Promise<MonitoredCase> {
    const [view] = await this.views([stored], tx);
    if (view === undefined) throw new Error('a case has a view');
    return view;
  }

  private async views(stored: readonly StoredCase[], tx?: Tx): Promise<MonitoredCase[]> {
    const standing = await this.flags.standing(
      stored.map(({ id }) => id),
      tx,
    );
    const asked = [...new Set(standing.flatMap(({ officerId }) => officerId ?? []))];
    const names = asked.length === 0 ? new Map<string, string>() : await this.accounts.namesOf(asked, tx);
    const flags = new Map<string, CaseFlag[]>();
    for (const { caseId, ...flag } of standing) {
      const officer = names.get(flag.officerId ?? '') ?? null;
      flags.set(caseId, [...(flags.get(caseId) ?? []), { ...flag, officer }]);
    }
    return stored.map((one) => this.view(one, flags.get(one.id) ?? []));
  }

  private view(stored: StoredCase, flags: CaseFlag[]): MonitoredCase {
    const { id, version, programId, programVersion, kind, status, regionCode, householdId } = stored;
    const { isReporter, contactOf, dayOne, endsOn, person, place, lastForDate, lastWeight } = stored;
    return {
      ...{ id, version, programId, programVersion, kind, status, regionCode, householdId },
      ...{ isReporter, contactOf, dayOne, endsOn, person, place },
      day: dayNumber(dayOne, dateInRegion(this.clock.now(), regionCode)),
      lastReport:
        lastForDate === null || lastWeight === null ? null : { forDate: lastForDate, weight: lastWeight },
      flags,
      isActivated: stored.activatedAt !== null,
      openedAt: stored.openedAt.toISOString(),
      closedAt: stored.closedAt?.toISOString() ?? null,
    };
  }
}
