import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  type Activation,
  type AskWish,
  type MonitoredCase,
  type MonitoringProgram,
  type ReclassifyCaseInput,
  type SetAskWishInput,
  type SetReporterInput,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { demandNear } from '../domain/day-near.policy.js';
import { lastDayOf, silentFrom } from '../domain/follow-up-days.policy.js';
import { riskOf } from '../domain/risk-rank.policy.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ProgramRepository } from '../store/program.repository.js';
import { Activations } from './activations.js';
import { AskWishes } from './ask-wishes.js';
import { CaseJournal } from './case-journal.js';
import { CaseViews } from './case-views.js';
import { HeldCases } from './held-cases.js';

/** What officers change of a case that goes on: as what somebody is followed up, who reports for the house, how they are asked. */
@Injectable()
export class CaseChangesService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
    private readonly programs: ProgramRepository,
    private readonly activations: Activations,
    private readonly wishes: AskWishes,
    private readonly views: CaseViews,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Another kind, such as a contact who became a case; with another day 1 the period begins anew. Throws RESOURCE.NOT_FOUND, STALE.VERSION,
   * MONITORING.OVER, INPUT.INVALID for a kind that the program does not follow up or a day far away.
   */
  reclassify(caller: Caller, input: ReclassifyCaseInput): Promise<MonitoredCase> {
    return this.commands.run(caller, 'reclassifyCase', input, async (tx) => {
      const stored = await this.held.demand(tx, caller, input);
      const { regionCode, lastForDate } = stored;
      const { kinds, rules } = await this.programOf(tx, stored);
      const { kind } = input;
      if (!kinds.includes(kind)) throw invalid('kind', 'This program follows up nobody of this kind');
      const now = this.clock.now();
      const today = dateInRegion(now, regionCode);
      if (input.dayOne !== null) demandNear('dayOne', input.dayOne, today, { before: 90, after: 30 });
      const dayOne = input.dayOne ?? stored.dayOne;
      const endsOn = input.dayOne === null ? stored.endsOn : lastDayOf(dayOne, rules);
      await this.cases.reclassify(tx, stored.id, {
        ...{ kind, dayOne, endsOn, risk: riskOf(kind, stored.person, today) },
        silentAt: silentFrom({ dayOne, endsOn, regionCode }, lastForDate, rules, now),
      });
      return this.changed(tx, caller, stored);
    });
  }

  /** Lets another of the house report for all of it; gives their way in. Throws RESOURCE.NOT_FOUND, STALE.VERSION, MONITORING.OVER, INPUT.INVALID for who does already. */
  setReporter(caller: Caller, input: SetReporterInput): Promise<Activation> {
    return this.commands.run(caller, 'setReporter', input, async (tx) => {
      const stored = await this.held.demand(tx, caller, input);
      if (stored.isReporter) throw invalid('id', 'This person reports for the house already');
      await this.cases.makeReporter(tx, stored);
      const { rules } = await this.programOf(tx, stored);
      const next = { ...stored, isReporter: true };
      await this.wishes.put(tx, next, { channel: 'sms', hour: null }, rules);
      const activation = await this.activations.renew(tx, next);
      await this.changed(tx, caller, stored);
      return activation;
    });
  }

  /** How somebody is asked each day. Throws RESOURCE.NOT_FOUND, MONITORING.OVER, INPUT.INVALID for who has no number or does not report. */
  setAskWish(caller: Caller, input: SetAskWishInput): Promise<AskWish> {
    return this.commands.run(caller, 'setAskWish', input, async (tx) => {
      const stored = await this.held.demand(tx, caller, { id: input.id });
      const wish = await this.wishes.set(tx, stored, input, (await this.programOf(tx, stored)).rules);
      await this.cases.touch(tx, stored);
      await this.changed(tx, caller, stored);
      return wish;
    });
  }

  private async programOf(tx: Tx, { programId, programVersion }: StoredCase): Promise<MonitoringProgram> {
    return found(await this.programs.version(programId, programVersion, tx));
  }

  private async changed(tx: Tx, caller: Caller, { id }: StoredCase): Promise<MonitoredCase> {
    const after = found(await this.cases.byId(id, tx));
    const { version, status } = after;
    await this.journal.append(tx, 'monitored-case.changed.v1', after, {
      version,
      status,
      actor: caller.actor,
    });
    return this.views.one(after, tx);
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
