import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  daysLater,
  type ActivateCaseInput,
  type DailyReport,
  type OpenedOwnCase,
  type OwnCase,
  type OwnPerson,
} from '#siaga/contracts';
import { SignInThrottle, type Visitor } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { AlarmsService } from '../alarms/alarms.service.js';
import { Activations } from '../cases/activations.js';
import { AskWishes } from '../cases/ask-wishes.js';
import { CaseJournal, PORTAL } from '../cases/case-journal.js';
import { askedFrom, dayNumber, reportableDays } from '../domain/follow-up-days.policy.js';
import { MovementConsents } from '../movement/movement-consents.service.js';
import { EmergencyNumbersService } from '../numbers/emergency-numbers.service.js';
import { AccessRepository } from '../store/access.repository.js';
import { CaseCipher } from '../store/case-cipher.js';
import { CaseRepository } from '../store/case.repository.js';
import { FindCaseQuery } from '../store/find-case.query.js';
import type { StoredCase } from '../store/stored-case.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ReportRepository } from '../store/report.repository.js';

/** A person's own page: how it is opened, and what stands on it. */
@Injectable()
export class OwnCasesService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessRepository,
    private readonly keys: CaseCipher,
    private readonly cases: CaseRepository,
    private readonly finding: FindCaseQuery,
    private readonly programs: ProgramRepository,
    private readonly reports: ReportRepository,
    private readonly activations: Activations,
    private readonly alarms: AlarmsService,
    private readonly numbers: EmergencyNumbersService,
    private readonly movement: MovementConsents,
    private readonly wishes: AskWishes,
    private readonly journal: CaseJournal,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
  ) {}

  /** Uses an officer's code up; the six digits are the person's own from then on. Throws MONITORING.CODE_WRONG, IDENTITY.THROTTLED. */
  async activate({ code, pin }: ActivateCaseInput, address: string): Promise<OpenedOwnCase> {
    const digest = await this.counted(code, address);
    const access = await this.access.byCode(digest);
    const now = this.clock.now();
    if (access === null) throw new AppError('MONITORING.CODE_WRONG');
    const pinDigest = this.keys.pinDigest(access.caseId, pin);
    const secret = await this.database.transaction(async (tx) => {
      const stored = await this.cases.lock(tx, access.caseId);
      if (stored === null || !(await this.access.activate(tx, digest, pinDigest, now)))
        throw new AppError('MONITORING.CODE_WRONG');
      const version = await this.cases.activate(tx, stored, now);
      const { status } = stored;
      await this.journal.append(tx, 'monitored-case.activated.v1', stored, {
        version,
        status,
        actor: PORTAL,
      });
      return (await this.activations.pass(tx, stored)).secret;
    });
    await this.throttle.linkOpened(digest, address);
    return { secret };
  }

  /** Opens the page again, on another telephone. Throws MONITORING.CODE_WRONG whatever of it is wrong, IDENTITY.THROTTLED. */
  async comeBack({ code, pin }: ActivateCaseInput, address: string): Promise<OpenedOwnCase> {
    const digest = await this.counted(code, address);
    const access = await this.access.byCode(digest);
    const stored = access === null ? null : await this.cases.byId(access.caseId);
    if (
      access === null ||
      stored === null ||
      !access.pinDigest?.equals(this.keys.pinDigest(access.caseId, pin))
    )
      throw new AppError('MONITORING.CODE_WRONG');
    const { secret } = await this.database.transaction((tx) => this.activations.pass(tx, stored));
    await this.throttle.linkOpened(digest, address);
    return { secret };
  }

  /** The page of a case: who is reported for, the form, and which days are open. Throws RESOURCE.NOT_FOUND. */
  async page(visitor: Visitor, id: string): Promise<OwnCase> {
    visitor.demand('monitoring.report', { kind: 'monitored', id });
    const own = found(await this.cases.byId(id));
    const house = own.isReporter ? await this.finding.household(own.householdId) : [own];
    const program = found(await this.programs.version(own.programId, own.programVersion));
    const now = this.clock.now();
    const today = dateInRegion(now, own.regionCode);
    const open = reportableDays(own, now, 'person');
    const people: OwnPerson[] = [];
    for (const one of house) people.push(await this.person(one, today));
    return {
      ...{ id, program, people, today },
      earliest: open?.earliest ?? daysLater(today, -1),
      asksFrom: askedFrom(today, program.rules, own.regionCode).toISOString(),
      alarm: await this.alarms.newest(house.map((one) => one.id)),
      emergencyNumbers: await this.numbers.dialledIn(own.regionCode),
      movement: await this.movement.asked(own, program),
    };
  }

  private async person(stored: StoredCase, today: string): Promise<OwnPerson> {
    const newest = new Map<string, DailyReport>();
    for (const report of await this.reports.all(stored)) newest.set(report.forDate, report);
    const { id: caseId, person, status, dayOne, endsOn } = stored;
    return {
      ...{ caseId, name: person.name, status, dayOne, endsOn },
      day: dayNumber(dayOne, today),
      reports: [...newest.values()],
      asks: stored.isReporter && person.phone !== null ? await this.wishes.of(caseId) : null,
    };
  }

  /** The digest of a code, however it was typed, after the try was counted. */
  private async counted(code: string, address: string): Promise<Buffer> {
    const digest = this.keys.codeDigest(code.replace(/[\s-]/g, '').toUpperCase());
    await this.throttle.countLink(digest, address);
    return digest;
  }
}
