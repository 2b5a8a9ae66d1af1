import { Injectable } from '@nestjs/common';
import { FlagKind, type CaseVisit, type NotedVisit, type VisitCaseInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { visitTime } from '../domain/visit-time.policy.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { FlagRepository } from '../store/flag.repository.js';
import { ReportRepository } from '../store/report.repository.js';
import { VisitRepository } from '../store/visit.repository.js';
import { CaseJournal } from './case-journal.js';
import { HeldCases } from './held-cases.js';

/** Visits and calls of officers, as they are noted: at once, or when a device has a line again. */
@Injectable()
export class NoteVisitService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
    private readonly visits: VisitRepository,
    private readonly reports: ReportRepository,
    private readonly flags: FlagRepository,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes a visit or a call, also one that a device kept while it had no line. Whoever was reached is not silent, and what stood out of them then
   * is over. Sent again it is the same visit. Throws RESOURCE.NOT_FOUND, MONITORING.OVER.
   */
  note(caller: Caller, input: VisitCaseInput): Promise<NotedVisit> {
    return this.commands.run(caller, 'visitCase', input, async (tx) => {
      const { visitId, way, result, note } = input;
      const { actor } = caller;
      const known = await this.held.whatever(tx, caller, input.id);
      const before = visitId === null ? null : await this.visits.own(tx, known, visitId, actor.id);
      // What was noted stays noted, whatever became of the case.
      if (before !== null) return { ...before, meanwhile: await this.meanwhile(tx, caller, known, input) };
      const stored = await this.held.demand(tx, caller, { id: input.id });
      const now = this.clock.now();
      const at = visitTime(input.at, { now, openedAt: stored.openedAt });
      const visit: CaseVisit = {
        ...{ id: visitId ?? newId(), caseId: stored.id, at: at.toISOString(), way, result, note },
        officer: actor.name,
      };
      const meanwhile = await this.meanwhile(tx, caller, stored, input);
      if (!(await this.visits.add(tx, stored, visit, { officer: actor, notedAt: now })))
        throw new AppError('RESOURCE.NOT_FOUND');
      if (result === 'symptomatic' || result === 'not_symptomatic') await this.reached(tx, stored, at, now);
      const version = await this.cases.touch(tx, stored);
      const { status } = stored;
      await this.journal.append(tx, 'monitored-case.visited.v1', stored, { version, status, actor });
      return { ...visit, meanwhile };
    });
  }

  /** Ends what stood out when somebody was reached: what they told after it still waits for somebody. */
  private async reached(tx: Tx, stored: StoredCase, at: Date, now: Date): Promise<void> {
    const isLate = at.getTime() < now.getTime();
    const hasTold = isLate && (await this.reports.hasWeightSince(tx, stored, at));
    await this.flags.end(tx, stored.id, hasTold ? ['silent'] : FlagKind.options, now, isLate ? at : null);
  }

  private async meanwhile(
    tx: Tx,
    { actor }: Caller,
    stored: StoredCase,
    { readAt }: VisitCaseInput,
  ): Promise<NotedVisit['meanwhile']> {
    if (readAt === null) return [];
    const visits = await this.visits.ofOthers(tx, stored, actor.id, new Date(readAt));
    return visits.map(({ note: _note, ...visit }) => visit);
  }
}
