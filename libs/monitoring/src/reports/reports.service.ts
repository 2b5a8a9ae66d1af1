import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  type Actor,
  type DailyReport,
  type MonitoringProgram,
  type ProgramRules,
  type ReportForInput,
  type ReportSource,
  type SendReportInput,
} from '#siaga/contracts';
import { CommandRunner, type Caller, type Visitor } from '#siaga/identity';
import { AppError, Clock, found, newId, Turns, type WaitBounds } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AskWishes } from '../cases/ask-wishes.js';
import { CaseJournal } from '../cases/case-journal.js';
import { Household } from '../cases/household.js';
import { dayNumber, endAfterReport, reportableDays, silentFrom } from '../domain/follow-up-days.policy.js';
import { judgeReport, problemsOfReport, rankOf, type JudgedReport } from '../domain/judge-report.policy.js';
import { FlagRaiser } from '../flags/flag-raiser.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ReportRepository } from '../store/report.repository.js';

/**
 * Ten thousand people report in the minute at which they are asked. More at a time are not quicker, since a journal takes one commit after the
 * other, and each would hold up a call's way to its operator.
 */
const AT_ONCE = 3;
/** Behind them, and later, a telephone keeps the report and sends it again by itself. */
const BOUNDS: WaitBounds = { most: 1_000, longestMs: 10_000 };

/** What is to be written of a day. */
type Told = Pick<ReportForInput, 'forDate' | 'answers'>;

/** Daily reports, by the person, by whoever reports for the house, and by officers. */
@Injectable()
export class ReportsService {
  private readonly turns = new Turns(AT_ONCE, BOUNDS);

  constructor(
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly household: Household,
    private readonly reports: ReportRepository,
    private readonly raiser: FlagRaiser,
    private readonly wishes: AskWishes,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** By an officer. Throws RESOURCE.NOT_FOUND, MONITORING.OVER, MONITORING.DAY_NOT_OPEN, INPUT.INVALID with the lines that cannot be. */
  byOfficer(caller: Caller, input: ReportForInput): Promise<DailyReport> {
    return this.commands.run(caller, 'reportForCase', input, async (tx) => {
      const stored = found(await this.cases.lock(tx, input.id));
      caller.demand('monitoring.work', stored);
      return this.write(tx, stored, input, 'officer', caller.actor);
    });
  }

  /** By the person whose page it is, for themselves or for somebody of the house whom they report for. Throws as `byOfficer` does, and SYSTEM.OVERLOADED. */
  byPerson(visitor: Visitor, input: SendReportInput): Promise<DailyReport> {
    const { id, caseId } = input;
    visitor.demand('monitoring.report', { kind: 'monitored', id });
    const write = (): Promise<DailyReport> =>
      this.commands.run(visitor, 'sendReport', input, async (tx) => {
        const stored = found(await this.cases.lock(tx, caseId));
        if (caseId !== id) await this.household.demand(id, caseId, tx);
        return this.write(tx, stored, input, 'portal', visitor.actor);
      });
    return this.turns.run(write);
  }

  /** At a port of entry, of the first day, when the case was just opened. Throws INPUT.INVALID with the lines that cannot be. */
  atEntry(
    tx: Tx,
    stored: StoredCase,
    answers: ReportForInput['answers'],
    actor: Actor,
  ): Promise<DailyReport> {
    return this.write(tx, stored, { forDate: stored.dayOne, answers }, 'officer', actor);
  }

  /** By a message that tells no more than how somebody is; nothing for a day that is not open to them. The case is held. */
  async byMessage(
    tx: Tx,
    stored: StoredCase,
    forDate: string,
    weight: 'none' | 'symptomatic',
    actor: Actor,
  ): Promise<void> {
    const open = reportableDays(stored, this.clock.now(), 'person');
    if (open === null || forDate < open.earliest || forDate > open.latest) return;
    const judged = { weight, signs: [], flags: weight === 'none' ? [] : [weight] };
    const { rules } = await this.programOf(tx, stored);
    await this.keep(tx, stored, { forDate, answers: {}, judged, rules }, 'message', actor);
  }

  private async write(
    tx: Tx,
    stored: StoredCase,
    { forDate, answers }: Told,
    source: ReportSource,
    actor: Actor,
  ): Promise<DailyReport> {
    const { questions, rules } = await this.programOf(tx, stored);
    this.demandDay(stored, forDate, source);
    const fields = problemsOfReport(questions, answers);
    if (fields.length > 0) throw new AppError('INPUT.INVALID', { fields });
    const judged = judgeReport(questions, answers);
    return this.keep(tx, stored, { forDate, answers, judged, rules }, source, actor);
  }

  private async keep(
    tx: Tx,
    stored: StoredCase,
    { forDate, answers, judged, rules }: Told & { judged: JudgedReport; rules: ProgramRules },
    source: ReportSource,
    actor: Actor,
  ): Promise<DailyReport> {
    const reportedAt = this.clock.now();
    const { weight, signs } = judged;
    const report = { id: newId(), forDate, source, weight, signs, answers, reportedAt };
    const revision = await this.reports.add(tx, stored, report);
    await this.raiser.raise(tx, stored, judged.flags, rules);
    const isAsked = stored.isReporter && stored.person.phone !== null;
    if (isAsked && forDate === dateInRegion(reportedAt, stored.regionCode))
      await this.wishes.answered(tx, stored.id);
    const hasSigns = rankOf(weight) >= rankOf('symptomatic');
    const endsOn = endAfterReport(stored.endsOn, forDate, hasSigns, rules);
    const silentAt = this.silentAt({ ...stored, endsOn }, forDate, rules);
    const version = await this.cases.reported(tx, stored, {
      ...{ forDate, weight, endsOn, silentAt, at: reportedAt },
    });
    await this.journal.append(tx, 'monitored-case.reported.v1', stored, {
      ...{ version, status: stored.status, actor },
    });
    const day = dayNumber(stored.dayOne, forDate);
    return {
      ...{ id: report.id, caseId: stored.id, forDate, day, revision, source, weight, answers },
      ...{ signs: [...signs], reportedAt: reportedAt.toISOString() },
    };
  }

  private async programOf(tx: Tx, { programId, programVersion }: StoredCase): Promise<MonitoringProgram> {
    return found(await this.programs.version(programId, programVersion, tx));
  }

  private silentAt(stored: StoredCase, forDate: string, rules: ProgramRules): Date | null {
    const newest = stored.lastForDate !== null && stored.lastForDate > forDate ? stored.lastForDate : forDate;
    return silentFrom(stored, newest, rules, this.clock.now());
  }

  private demandDay(stored: StoredCase, forDate: string, source: ReportSource): void {
    if (stored.status !== 'follow_up')
      throw new AppError('MONITORING.OVER', { details: { status: stored.status } });
    const by = source === 'officer' ? 'officer' : 'person';
    const open = reportableDays(stored, this.clock.now(), by);
    if (open === null || forDate < open.earliest || forDate > open.latest)
      throw new AppError('MONITORING.DAY_NOT_OPEN', { details: open ?? {} });
  }
}
