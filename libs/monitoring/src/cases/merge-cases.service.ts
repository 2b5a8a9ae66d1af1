import { Injectable } from '@nestjs/common';
import { dateInRegion, type MergeCasesInput, type MergedCase } from '#siaga/contracts';
import { CommandRunner, VisitorPasses, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import { Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { silentFrom } from '../domain/follow-up-days.policy.js';
import { mayBeOne, mergePeople, mergePeriods } from '../domain/merge-cases.policy.js';
import { riskOf } from '../domain/risk-rank.policy.js';
import { AlarmRepository } from '../store/alarm.repository.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { KeepingRepository } from '../store/keeping.repository.js';
import { MergingRepository } from '../store/merging.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { Activations } from './activations.js';
import { AskWishes } from './ask-wishes.js';
import { CaseJournal } from './case-journal.js';
import { CaseViews } from './case-views.js';
import { HeldCases } from './held-cases.js';

/** One person who stands in two records. */
@Injectable()
export class MergeCasesService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
    private readonly merging: MergingRepository,
    private readonly keeping: KeepingRepository,
    private readonly alarms: AlarmRepository,
    private readonly programs: ProgramRepository,
    private readonly wishes: AskWishes,
    private readonly activations: Activations,
    private readonly passes: VisitorPasses,
    private readonly outbox: Outbox,
    private readonly views: CaseViews,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets the second record's reports, visits, alarms, flags and house stand in the first and forgets whom the second named. Throws
   * RESOURCE.NOT_FOUND, STALE.VERSION, MONITORING.OVER of either, MONITORING.OTHER_PERSON for two NIKs, two programs or one record, and
   * MONITORING.HELP_UNDER_WAY while help is called for the second.
   */
  merge(caller: Caller, input: MergeCasesInput): Promise<MergedCase> {
    return this.commands.run(caller, 'mergeCases', input, async (tx) => {
      const [into, from] = await this.both(tx, caller, input);
      if (into.id === from.id || !mayBeOne(into, from)) throw new AppError('MONITORING.OTHER_PERSON');
      if ((await this.alarms.live(tx, from.id)) !== null) throw new AppError('MONITORING.HELP_UNDER_WAY');
      const wish = await this.wishes.of(from.id, tx);
      const now = this.clock.now();
      await this.merging.moveReports(tx, from, into);
      await this.merging.moveVisits(tx, from, into);
      await this.merging.moveEntries(tx, from, into);
      await this.merging.moveTheRest(tx, from, into, now);
      await this.forget(tx, caller, from, into.id);
      await this.keep(tx, into, from);
      const after = found(await this.cases.byId(into.id, tx));
      await this.askOn(tx, after, wish);
      const opens = from.activatedAt !== null && into.activatedAt === null && into.isReporter;
      const activation = opens ? await this.activations.renew(tx, after) : null;
      const { version, status } = after;
      await this.journal.append(tx, 'monitored-case.changed.v1', after, {
        ...{ version, status, actor: caller.actor },
      });
      return { case: await this.views.one(after, tx), activation };
    });
  }

  /** Both held, always in the order of their ids: two officers who merge one pair in both directions wait for each other and never for ever. */
  private async both(tx: Tx, caller: Caller, input: MergeCasesInput): Promise<[StoredCase, StoredCase]> {
    const kept = { id: input.id, version: input.version };
    const other = { id: input.duplicateId, version: input.duplicateVersion };
    const [first, second] = kept.id < other.id ? [kept, other] : [other, kept];
    const one = await this.held.demand(tx, caller, first);
    const two = await this.held.demand(tx, caller, second);
    return first === kept ? [one, two] : [two, one];
  }

  private async forget(tx: Tx, { actor }: Caller, from: StoredCase, into: string): Promise<void> {
    const now = this.clock.now();
    await this.outbox.forget(tx, from.id);
    await this.passes.end(tx, { subject: { kind: 'monitored', id: from.id } }, actor);
    await this.merging.end(tx, from.id, into, now);
    const version = await this.keeping.erase(tx, from.id, now);
    await this.journal.append(tx, 'monitored-case.merged.v1', from, { version, status: 'cancelled', actor });
  }

  private async keep(tx: Tx, into: StoredCase, from: StoredCase): Promise<void> {
    const { rules } = found(await this.programs.version(into.programId, into.programVersion, tx));
    const person = mergePeople(into.person, from.person);
    const period = mergePeriods(into, from);
    const { regionCode, kind } = into;
    const now = this.clock.now();
    const newest = (into.lastForDate ?? '') >= (from.lastForDate ?? '') ? into : from;
    const { lastForDate, lastWeight } = newest;
    await this.merging.keep(tx, into, {
      ...{ person, place: into.place ?? from.place, ...period, lastForDate, lastWeight },
      risk: riskOf(kind, person, dateInRegion(now, regionCode)),
      silentAt: silentFrom({ ...period, regionCode }, lastForDate, rules, now),
    });
  }

  /** Whoever was asked by the second record alone is asked by the first. */
  private async askOn(tx: Tx, into: StoredCase, wish: Awaited<ReturnType<AskWishes['of']>>): Promise<void> {
    if ((await this.wishes.of(into.id, tx)).channel !== 'none') return;
    const { rules } = found(await this.programs.version(into.programId, into.programVersion, tx));
    await this.wishes.put(tx, into, wish, rules);
  }
}
