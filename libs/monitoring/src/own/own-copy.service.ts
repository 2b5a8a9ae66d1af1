import { Injectable } from '@nestjs/common';
import { dateInRegion, type CopiedCase, type OwnCopy } from '#siaga/contracts';
import { SecurityTrail, type Visitor } from '#siaga/identity';
import { Clock, found } from '#siaga/kernel';
import { MessageQuery } from '#siaga/messaging';
import { activationText } from '../cases/activation.text.js';
import { AskWishes } from '../cases/ask-wishes.js';
import { CaseClinics } from '../cases/case-clinics.js';
import { isCopiedWith } from '../domain/own-copy.policy.js';
import { AlarmViews } from '../store/alarm-views.query.js';
import { CaseRepository } from '../store/case.repository.js';
import { FindCaseQuery } from '../store/find-case.query.js';
import type { StoredCase } from '../store/stored-case.js';
import { EntryRepository } from '../store/entry.repository.js';
import { FlagRepository } from '../store/flag.repository.js';
import { MovementRepository } from '../store/movement.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ReportRepository } from '../store/report.repository.js';
import { VisitRepository } from '../store/visit.repository.js';

/** A copy of one's own data, by the own pass alone. */
@Injectable()
export class OwnCopyService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly finding: FindCaseQuery,
    private readonly programs: ProgramRepository,
    private readonly reports: ReportRepository,
    private readonly visits: VisitRepository,
    private readonly flags: FlagRepository,
    private readonly alarms: AlarmViews,
    private readonly wishes: AskWishes,
    private readonly entries: EntryRepository,
    private readonly clinics: CaseClinics,
    private readonly movements: MovementRepository,
    private readonly messages: MessageQuery,
    private readonly trail: SecurityTrail,
    private readonly clock: Clock,
  ) {}

  /** All that is held of the person, and of the children for whom they report. Nothing leaves untold. Throws RESOURCE.NOT_FOUND. */
  async of(visitor: Visitor, id: string): Promise<OwnCopy> {
    visitor.demand('monitoring.report', { kind: 'monitored', id });
    const own = found(await this.cases.byId(id));
    const { regionCode, householdId } = own;
    const now = this.clock.now();
    const today = dateInRegion(now, regionCode);
    const house = (await this.finding.household(householdId)).filter((one) => isCopiedWith(one, own, today));
    const copied: CopiedCase[] = [];
    for (const one of house) copied.push(await this.copy(one));
    await this.trail.demand({
      ...{ act: 'exported', by: null, subject: { kind: 'monitored_case', id } },
      ...{ regionCodes: [regionCode], detail: { rows: copied.length, by: 'own_page' } },
    });
    return { madeAt: now.toISOString(), cases: copied };
  }

  private async copy(stored: StoredCase): Promise<CopiedCase> {
    const { id, kind, status, regionCode, dayOne, endsOn, person, place } = stored;
    const program = found(await this.programs.version(stored.programId, stored.programVersion));
    const visits = await this.visits.all(stored);
    return {
      ...{ caseId: id, program: program.name, kind, status, regionCode, dayOne, endsOn, person, place },
      openedAt: stored.openedAt.toISOString(),
      activatedAt: stored.activatedAt?.toISOString() ?? null,
      closedAt: stored.closedAt?.toISOString() ?? null,
      reports: await this.reports.all(stored),
      visits: visits.map(({ at, way, result }) => ({ at, way, result })),
      notesLeftOut: visits.filter(({ note }) => note !== null).length,
      flags: await this.flags.all(id),
      alarms: await this.alarms.of([id]),
      asks: await this.wishes.of(id),
      arrival: await this.entries.arrivalOf(stored),
      movement: {
        consentedAt: (await this.movements.of(stored))?.consentedAt?.toISOString() ?? null,
        places: await this.movements.places(stored),
      },
      clinics: (await this.clinics.of(id)).map(({ officer: _, ...visit }) => visit),
      messages: (await this.messages.about(id)).map(({ text, ...message }) => ({
        ...message,
        // A copy is passed on and printed: the code in it would open the page to whoever holds it.
        text: message.kind === activationText.key ? null : text,
      })),
    };
  }
}
