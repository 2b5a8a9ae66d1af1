import { Injectable } from '@nestjs/common';
import { type Activation, type MonitoredCase, type TakeUpFlagInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { FlagRepository } from '../store/flag.repository.js';
import { Activations } from './activations.js';
import { CaseJournal, type CaseEvent } from './case-journal.js';
import { CaseViews } from './case-views.js';
import { HeldCases } from './held-cases.js';

/** What officers do about a case from day to day, beside visits. */
@Injectable()
export class CaseVisitsService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
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

  private async changed(tx: Tx, caller: Caller, stored: StoredCase, type: CaseEvent): Promise<void> {
    const version = await this.cases.touch(tx, stored);
    await this.journal.append(tx, type, stored, { version, status: stored.status, actor: caller.actor });
  }
}
