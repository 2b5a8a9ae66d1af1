import { Injectable } from '@nestjs/common';
import type { ConsentMovementInput, MonitoringProgram, OwnMovement } from '#siaga/contracts';
import { CommandRunner, type Visitor } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseJournal, PORTAL } from '../cases/case-journal.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { MovementRepository } from '../store/movement.repository.js';
import { ProgramRepository } from '../store/program.repository.js';

/** What people say to being asked for their location. It is theirs alone: nobody consents for another of the house. */
@Injectable()
export class MovementConsents {
  constructor(
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly movements: MovementRepository,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** As it stands on the person's page; null where nothing is asked of them. */
  async asked(
    stored: StoredCase,
    { rules }: Pick<MonitoringProgram, 'rules'>,
    tx?: Tx,
  ): Promise<OwnMovement | null> {
    if (rules.movement === null || stored.status !== 'follow_up') return null;
    const known = await this.movements.of(stored, tx);
    return {
      ...rules.movement,
      hasHome: stored.place !== null,
      consentedAt: known?.consentedAt?.toISOString() ?? null,
      leaveUntil: known?.leaveUntil?.toISOString() ?? null,
    };
  }

  /**
   * Gives it, or takes it back: what was kept by it is gone with the answer. A flag that an officer has to answer stays. Throws RESOURCE.NOT_FOUND,
   * MONITORING.OVER, INPUT.INVALID where the program asks for none or no house is known.
   */
  set(visitor: Visitor, input: ConsentMovementInput): Promise<OwnMovement> {
    const { id, isGiven } = input;
    visitor.demand('monitoring.report', { kind: 'monitored', id });
    return this.commands.run(visitor, 'consentMovement', input, async (tx) => {
      const stored = found(await this.cases.lock(tx, id));
      if (stored.status !== 'follow_up')
        throw new AppError('MONITORING.OVER', { details: { status: stored.status } });
      const program = found(await this.programs.version(stored.programId, stored.programVersion, tx));
      const asked = await this.asked(stored, program, tx);
      if (asked === null) throw invalid('This program asks for no location');
      if (isGiven && !asked.hasHome) throw invalid('An officer puts the house on the map first');
      if (isGiven !== (asked.consentedAt !== null)) await this.change(tx, stored, isGiven);
      return found(await this.asked(stored, program, tx));
    });
  }

  private async change(tx: Tx, stored: StoredCase, isGiven: boolean): Promise<void> {
    if (isGiven) await this.movements.consent(tx, stored.id, this.clock.now());
    else await this.movements.withdraw(tx, stored.id);
    const version = await this.cases.touch(tx, stored);
    const type = isGiven ? 'monitored-case.consented.v1' : 'monitored-case.consent-withdrawn.v1';
    await this.journal.append(tx, type, stored, { version, status: stored.status, actor: PORTAL });
  }
}

function invalid(message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path: 'isGiven', message }] });
}
