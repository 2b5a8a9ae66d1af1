import { Injectable } from '@nestjs/common';
import type { AskWish, SetOwnAskWishInput } from '#siaga/contracts';
import { CommandRunner, type Visitor } from '#siaga/identity';
import { AppError, found } from '#siaga/kernel';
import { AskWishes } from '../cases/ask-wishes.js';
import { CaseJournal, PORTAL } from '../cases/case-journal.js';
import { Household } from '../cases/household.js';
import { CaseRepository } from '../store/case.repository.js';
import { ProgramRepository } from '../store/program.repository.js';

/** How people are asked each day, as they wish it: each for themselves, whoever reports for the house for all who are asked in it. */
@Injectable()
export class OwnAskWishes {
  constructor(
    private readonly cases: CaseRepository,
    private readonly household: Household,
    private readonly programs: ProgramRepository,
    private readonly wishes: AskWishes,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, MONITORING.OVER, INPUT.INVALID for who has no number or does not report. */
  set(visitor: Visitor, input: SetOwnAskWishInput): Promise<AskWish> {
    const { id, caseId, channel, hour } = input;
    visitor.demand('monitoring.report', { kind: 'monitored', id });
    return this.commands.run(visitor, 'setOwnAskWish', input, async (tx) => {
      const stored = found(await this.cases.lock(tx, caseId));
      await this.household.demand(id, caseId, tx);
      const { programId, programVersion, status } = stored;
      if (status !== 'follow_up') throw new AppError('MONITORING.OVER', { details: { status } });
      const { rules } = found(await this.programs.version(programId, programVersion, tx));
      const wish = await this.wishes.set(tx, stored, { channel, hour }, rules);
      const version = await this.cases.touch(tx, stored);
      await this.journal.append(tx, 'monitored-case.changed.v1', stored, { version, status, actor: PORTAL });
      return wish;
    });
  }
}
