import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  FlagKind,
  readNik,
  type CaseFile,
  type CloseCaseInput,
  type ExtendCaseInput,
  type MonitoredCase,
  type MonitoredPerson,
  type MonitoringProgram,
  type OpenCaseInput,
  type OpenedCase,
} from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found, newId, readCallerId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { demandNear } from '../domain/day-near.policy.js';
import { lastDayOf, silentFrom } from '../domain/follow-up-days.policy.js';
import { doubtsOfPerson } from '../domain/person-doubts.policy.js';
import { riskOf } from '../domain/risk-rank.policy.js';
import { AlarmRepository } from '../store/alarm.repository.js';
import { CaseRepository, type StoredCase } from '../store/case.repository.js';
import { FlagRepository } from '../store/flag.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ReportRepository } from '../store/report.repository.js';
import { VisitRepository } from '../store/visit.repository.js';
import { Activations } from './activations.js';
import { AskWishes } from './ask-wishes.js';
import { CaseClinics } from './case-clinics.js';
import { CaseJournal } from './case-journal.js';
import { CaseViews } from './case-views.js';
import { HeldCases } from './held-cases.js';
import { HouseReporters } from './house-reporters.js';

/** Cases from their entry to their end, as officers keep them. */
@Injectable()
export class CasesService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
    private readonly programs: ProgramRepository,
    private readonly reports: ReportRepository,
    private readonly visits: VisitRepository,
    private readonly alarms: AlarmRepository,
    private readonly clinics: CaseClinics,
    private readonly wishes: AskWishes,
    private readonly reporters: HouseReporters,
    private readonly flags: FlagRepository,
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
      alarms: (await this.alarms.of([id])).map(({ caseId: _, ...alarm }) => alarm),
      contacts: (await this.cases.contactsOf(id)).map((contact) => ({
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
      const person = demandPerson(input.person, this.today(input.regionCode));
      const stored = await this.insert(tx, caller, { ...input, person }, program);
      await this.journal.append(tx, 'monitored-case.opened.v1', stored, {
        ...{ version: 1, status: stored.status, actor: caller.actor },
      });
      await this.wishes.put(tx, stored, input.asks, program.rules);
      const today = this.today(stored.regionCode);
      const known = await this.knowsArea(tx, person);
      return {
        case: await this.views.one(stored, tx),
        activation: stored.isReporter ? await this.activations.renew(tx, stored) : null,
        doubts: doubtsOfPerson(person, today, () => known),
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

  private async insert(
    tx: Tx,
    caller: Caller,
    input: OpenCaseInput,
    program: MonitoringProgram,
  ): Promise<StoredCase> {
    const [id, now] = [newId(), this.clock.now()];
    const { dayOne, kind, regionCode, person, place } = input;
    const endsOn = lastDayOf(dayOne, program.rules);
    await this.cases.insert(tx, {
      ...{ id, programId: program.id, programVersion: program.version, kind, regionCode, dayOne, endsOn },
      ...{ person, place, openedAt: now, risk: riskOf(kind, person, this.today(regionCode)) },
      householdId: await this.householdOf(tx, caller, input.householdOf, id),
      contactOf: await this.contactOf(tx, caller, input.contactOf),
      isReporter: input.householdOf === null,
      silentAt: silentFrom({ dayOne, endsOn, regionCode }, null, program.rules, now),
    });
    return found(await this.cases.byId(id, tx));
  }

  private async householdOf(tx: Tx, caller: Caller, caseId: string | null, ownId: string): Promise<string> {
    if (caseId === null) return ownId;
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

  /** True when the area of the first registration is in the gazetteer; true for who shows no NIK. */
  private async knowsArea(tx: Tx, { nik }: MonitoredPerson): Promise<boolean> {
    const read = nik === null ? null : readNik(nik, this.today('ID'));
    if (read === null || 'problem' in read) return true;
    return (await this.regions.unknown([read.areaCode], tx)).length === 0;
  }

  private today(regionCode: string): string {
    return dateInRegion(this.clock.now(), regionCode);
  }
}

const NIK_ADVICE = {
  not_16_digits: 'Give the 16 digits of the NIK, or leave it out',
  no_such_day: 'Look at digits 7 to 12: they are no date of birth',
  no_serial: 'Look at the last four digits: no NIK ends in 0000',
} as const;

/** The person as they are kept: a NIK of digits alone, a telephone as it is dialled from anywhere. Throws INPUT.INVALID. */
function demandPerson(person: MonitoredPerson, today: string): MonitoredPerson {
  const { nik, bornOn, phone } = person;
  const read = nik === null ? null : readNik(nik, today);
  if (read !== null && 'problem' in read) throw invalid('person.nik', NIK_ADVICE[read.problem]);
  if (bornOn !== null && bornOn > today) throw invalid('person.bornOn', 'Nobody is born in the future');
  const e164 = phone === null ? null : readCallerId(phone).e164;
  if (phone !== null && e164 === null)
    throw invalid('person.phone', 'Give a telephone number, such as 0812 3456 7890');
  return { ...person, nik: nik === null ? null : nik.replace(/\D/g, ''), phone: e164 };
}

function isInProgram(program: MonitoringProgram, regionCode: string): boolean {
  return (
    program.regionCode === 'ID' ||
    regionCode === program.regionCode ||
    regionCode.startsWith(`${program.regionCode}.`)
  );
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
