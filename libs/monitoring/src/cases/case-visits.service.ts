import { Injectable } from '@nestjs/common';
import {
  FlagKind,
  type Activation,
  type CaseVisit,
  type MonitoredCase,
  type TakeUpFlagInput,
  type VisitCaseInput,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseRepository, type StoredCase } from '../store/case.repository.js';
import { FlagRepository } from '../store/flag.repository.js';
import { VisitRepository } from '../store/visit.repository.js';
import { Activations } from './activations.js';
import { CaseJournal, type CaseEvent } from './case-journal.js';
import { CaseViews } from './case-views.js';
import { HeldCases } from './held-cases.js';

/** What officers do about a case from day to day. */
@Injectable()
export class CaseVisitsService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
    private readonly visits: VisitRepository,
    private readonly flags: FlagRepository,
    private readonly activations: Activations,
    private readonly views: CaseViews,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** Another code for the person's page. Throws RESOURCE.NOT_FOUND, MONITORING.OVER. */
  renewActivation(caller: Caller, input: { id: string }): Promise<Activation> {
    return this.commands.run(caller, 'renewActivation', input, async (tx) =>
      this.activations.renew(tx, await this.held.demand(tx, caller, { id: input.id })),
    );
  }

  /** Takes up what stands out: one officer has it, the other is told so. Throws RESOURCE.NOT_FOUND, STALE.VERSION when another was faster. */
  takeUp(caller: Caller, { id, flagId }: TakeUpFlagInput): Promise<MonitoredCase> {
    return this.commands.run(caller, 'takeUpFlag', { id, flagId }, async (tx) => {
      const stored = await this.held.demand(tx, caller, { id });
      if (!(await this.flags.takeUp(tx, id, flagId, caller.account.id, this.clock.now())))
        throw new AppError('STALE.VERSION', { details: { version: stored.version } });
      await this.changed(tx, caller, stored, 'monitored-case.taken-up.v1');
      return this.views.one(found(await this.cases.byId(id, tx)), tx);
    });
  }

  /** Notes a visit or a call. Whoever was reached is not silent, and what stood out of them is over. Throws RESOURCE.NOT_FOUND, MONITORING.OVER. */
  visit(caller: Caller, input: VisitCaseInput): Promise<CaseVisit> {
    return this.commands.run(caller, 'visitCase', input, async (tx) => {
      const stored = await this.held.demand(tx, caller, { id: input.id });
      const at = this.clock.now();
      const { way, result, note } = input;
      const { actor } = caller;
      const visit: CaseVisit = {
        ...{ id: newId(), caseId: stored.id, at: at.toISOString(), way, result, note },
        officer: actor.name,
      };
      await this.visits.add(tx, stored, visit, actor);
      const isReached = result === 'symptomatic' || result === 'not_symptomatic';
      if (isReached) await this.flags.end(tx, stored.id, FlagKind.options, at);
      await this.changed(tx, caller, stored, 'monitored-case.visited.v1');
      return visit;
    });
  }

  private async changed(tx: Tx, caller: Caller, stored: StoredCase, type: CaseEvent): Promise<void> {
    const version = await this.cases.touch(tx, stored);
    await this.journal.append(tx, type, stored, { version, status: stored.status, actor: caller.actor });
  }
}
