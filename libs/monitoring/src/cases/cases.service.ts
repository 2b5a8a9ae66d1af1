import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  FlagKind,
  type CaseFile,
  type CloseCaseInput,
  type ExtendCaseInput,
  type MonitoredCase,
  type MonitoringProgram,
  type OpenCaseInput,
  type OpenedCase,
} from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { demandNear } from '../domain/day-near.policy.js';
import { silentFrom } from '../domain/follow-up-days.policy.js';
import { isInProgram } from '../domain/program-reach.policy.js';
import { AlarmViews } from '../store/alarm-views.query.js';
import { CaseRepository } from '../store/case.repository.js';
import { FindCaseQuery } from '../store/find-case.query.js';
import type { StoredCase } from '../store/stored-case.js';
import { FlagRepository } from '../store/flag.repository.js';
import { EntryRepository } from '../store/entry.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ReportRepository } from '../store/report.repository.js';
import { VisitRepository } from '../store/visit.repository.js';
import { Activations } from './activations.js';
import { AskWishes } from './ask-wishes.js';
import { CaseClinics } from './case-clinics.js';
import { CaseJournal } from './case-journal.js';
import { CaseOpener } from './case-opener.js';
import { CaseViews } from './case-views.js';
import { HeldCases } from './held-cases.js';
import { HouseReporters } from './house-reporters.js';

/** Cases from their entry to their end, as officers keep them. */
@Injectable()
export class CasesService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly finding: FindCaseQuery,
    private readonly opener: CaseOpener,
    private readonly held: HeldCases,
    private readonly programs: ProgramRepository,
    private readonly reports: ReportRepository,
    private readonly visits: VisitRepository,
    private readonly alarms: AlarmViews,
    private readonly clinics: CaseClinics,
    private readonly wishes: AskWishes,
    private readonly reporters: HouseReporters,
    private readonly flags: FlagRepository,
    private readonly entries: EntryRepository,
    private readonly activations: Activations,
    private readonly views: CaseViews,
    private readonly journal: CaseJournal,
    private readonly regions: RegionCodes,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** All of a case. Throws RESOURCE.NOT_FOUND. */
  async file(caller: Caller, id: string): Promise<CaseFile> {
    const stored = found(await this.cases.byId(id));
    caller.demand('monitoring.read', stored);
    return {
      case: await this.views.one(stored),
      program: found(await this.programs.version(stored.programId, stored.programVersion)),
      reports: await this.reports.all(stored),
      visits: await this.visits.all(stored),
      arrival: await this.entries.arrivalOf(stored),
      alarms: await this.alarms.of([id]),
      contacts: (await this.finding.contactsOf(id)).map((contact) => ({
        ...{ id: contact.id, kind: contact.kind, status: contact.status },
        name: caller.can('monitoring.read', contact) ? contact.person.name : null,
      })),
      referrals: await this.clinics.of(id),
      asks: await this.wishes.of(id),
    };
  }

  /**
   * Opens a follow-up and gives the way to the person's own page. Throws RESOURCE.NOT_FOUND, INPUT.INVALID, MONITORING.ALREADY_FOLLOWED for a NIK
   * that is followed up under the program.
   */
  open(caller: Caller, input: OpenCaseInput): Promise<OpenedCase> {
    return this.commands.run(caller, 'openCase', input, async (tx) => {
      caller.demand('monitoring.work', input);
      await this.regions.demandKnown(tx, 'regionCode', input.regionCode);
      demandNear('dayOne', input.dayOne, this.today(input.regionCode), { before: 90, after: 30 });
      const program = await this.programFor(tx, input);
      const householdId = await this.householdOf(tx, caller, input.householdOf);
      const contactOf = await this.contactOf(tx, caller, input.contactOf);
      const fresh = { ...input, householdId, contactOf };
      const { stored, doubts } = await this.opener.open(tx, fresh, program, caller.actor);
      return {
        case: await this.views.one(stored, tx),
        activation: stored.isReporter ? await this.activations.renew(tx, stored) : null,
        doubts,
      };
    });
  }

  /** Another end of the period. Throws RESOURCE.NOT_FOUND, STALE.VERSION, MONITORING.OVER, INPUT.INVALID. */
  extend(caller: Caller, input: ExtendCaseInput): Promise<MonitoredCase> {
    return this.commands.run(caller, 'extendCase', input, async (tx) => {
      const stored = await this.held.demand(tx, caller, input);
      demandNear('endsOn', input.endsOn, this.today(stored.regionCode), { before: 0, after: 90 });
      const { rules } = found(await this.programs.version(stored.programId, stored.programVersion, tx));
      const silentAt = silentFrom(
        { ...stored, endsOn: input.endsOn },
        ...([stored.lastForDate, rules, this.clock.now()] as const),
      );
      await this.cases.extend(tx, stored.id, input.endsOn, silentAt);
      return this.changed(tx, caller, stored, 'monitored-case.extended.v1');
    });
  }

  /** Ends it; its flags end with it. Throws RESOURCE.NOT_FOUND, STALE.VERSION, MONITORING.OVER. */
  close(caller: Caller, input: CloseCaseInput): Promise<MonitoredCase> {
    return this.commands.run(caller, 'closeFollowUp', input, async (tx) => {
      const stored = await this.held.demand(tx, caller, input);
      const at = this.clock.now();
      await this.cases.close(tx, stored.id, input.as, at);
      await this.reporters.handOn(tx, { ...stored, status: input.as });
      await this.wishes.end(tx, stored.id);
      await this.flags.end(tx, stored.id, FlagKind.options, at);
      return this.changed(tx, caller, stored, 'monitored-case.closed.v1');
    });
  }

  private async changed(
    tx: Tx,
    caller: Caller,
    { id }: StoredCase,
    type: 'monitored-case.extended.v1' | 'monitored-case.closed.v1',
  ): Promise<MonitoredCase> {
    const after = found(await this.cases.byId(id, tx));
    const { version, status } = after;
    await this.journal.append(tx, type, after, { version, status, actor: caller.actor });
    return this.views.one(after, tx);
  }

  private async programFor(
    tx: Tx,
    { programId, kind, regionCode }: OpenCaseInput,
  ): Promise<MonitoringProgram> {
    const program = await this.programs.newest(tx, programId);
    if (program === null || !program.isActive || !isInProgram(program, regionCode))
      throw invalid('programId', 'Choose a program of this region');
    if (!program.kinds.includes(kind)) throw invalid('kind', 'This program follows up nobody of this kind');
    return program;
  }

  private async householdOf(tx: Tx, caller: Caller, caseId: string | null): Promise<string | null> {
    if (caseId === null) return null;
    const of = found(await this.cases.byId(caseId, tx));
    caller.demand('monitoring.work', of);
    return of.householdId;
  }

  /** The case that named somebody; whoever looks at it hears of the contact. */
  private async contactOf(tx: Tx, caller: Caller, caseId: string | null): Promise<string | null> {
    if (caseId === null) return null;
    const source = found(await this.cases.byId(caseId, tx));
    caller.demand('monitoring.work', source);
    const version = await this.cases.touch(tx, source);
    await this.journal.append(tx, 'monitored-case.changed.v1', source, {
      ...{ version, status: source.status, actor: caller.actor },
    });
    return caseId;
  }

  private today(regionCode: string): string {
    return dateInRegion(this.clock.now(), regionCode);
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
