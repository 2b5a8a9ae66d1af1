import { Injectable } from '@nestjs/common';
import { AccountService } from '#siaga/identity';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import { Clock, found, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseJournal } from '../cases/case-journal.js';
import { CaseRepository } from '../store/case.repository.js';
import { FlagRepository, type StoredFlag } from '../store/flag.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { FlagRaiser, OFFICER_ROLES } from './flag-raiser.js';

/** What an officer had in hand who left the service, or an area, stands open again and is asked of the next: their account is shut, the people are not. */
@FollowsJournal()
@Injectable()
export class OfficersWhoLeft implements JournalFollower {
  readonly name = 'monitoring-officers';
  readonly streams = ['dispatch'] as const;
  readonly types = new Set(['account.updated.v1']);

  constructor(
    private readonly accounts: AccountService,
    private readonly flags: FlagRepository,
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly raiser: FlagRaiser,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    const changed = new Set(rows.flatMap((row) => (this.types.has(row.type) ? [row.entityId] : [])));
    for (const officerId of changed) {
      const inHand = await this.flags.ofOfficer(tx, officerId);
      for (const regionCode of new Set(inHand.map((flag) => flag.regionCode))) {
        if ((await this.accounts.holdersOf(OFFICER_ROLES, regionCode, tx)).includes(officerId)) continue;
        for (const flag of inHand) if (flag.regionCode === regionCode) await this.handOn(tx, flag);
      }
    }
  };

  private async handOn(tx: Tx, flag: StoredFlag): Promise<void> {
    const stored = await this.cases.byId(flag.caseId, tx);
    if (stored === null) return;
    const { rules } = found(await this.programs.version(stored.programId, stored.programVersion, tx));
    const asked = await this.raiser.askFor(tx, stored.regionCode, flag.kind, rules, flag.officerId);
    await this.flags.openAgain(tx, flag.id, asked, this.clock.now());
    const version = await this.cases.touch(tx, stored);
    await this.journal.append(tx, 'monitored-case.flagged.v1', stored, {
      ...{ version, status: stored.status, actor: SYSTEM_ACTOR },
    });
  }
}
