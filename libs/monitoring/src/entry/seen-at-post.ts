import { Injectable } from '@nestjs/common';
import type { Actor } from '#siaga/contracts';
import { Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseJournal } from '../cases/case-journal.js';
import { FlagRaiser } from '../flags/flag-raiser.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ProgramRepository } from '../store/program.repository.js';

const DAY_MS = 86_400_000;

/** Whoever is seen at a post while they are followed up elsewhere is not where they should be: their officers hear it, the post does not. */
@Injectable()
export class SeenAtPost {
  constructor(
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly raiser: FlagRaiser,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  /** The cases are held. Of one that was opened within a day it is the way there. */
  async tell(tx: Tx, seen: readonly StoredCase[], actor: Actor): Promise<void> {
    const dayAgo = new Date(this.clock.now().getTime() - DAY_MS);
    for (const stored of seen.filter(({ openedAt }) => openedAt < dayAgo)) {
      const program = found(await this.programs.version(stored.programId, stored.programVersion, tx));
      const raised = await this.raiser.raise(tx, stored, ['breach'], program.rules);
      if (raised.length === 0) continue;
      const version = await this.cases.touch(tx, stored);
      const { status } = stored;
      await this.journal.append(tx, 'monitored-case.flagged.v1', stored, { version, status, actor });
    }
  }
}
