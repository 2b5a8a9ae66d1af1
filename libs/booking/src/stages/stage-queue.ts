import { Injectable } from '@nestjs/common';
import type { Actor, BookingStage, StageTurn, Ticket } from '#siaga/contracts';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, Clock, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { PatientRepository } from '../store/patient.repository.js';
import { StageRepository } from '../store/stage.repository.js';
import { TurnRepository } from '../store/turn.repository.js';

/** The queues before and after a clinic. Whoever asks holds the ticket's session: a session is always held before a stage. */
@Injectable()
export class StageQueue {
  constructor(
    private readonly stages: StageRepository,
    private readonly turns: TurnRepository,
    private readonly patients: PatientRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Puts who came into the line of the admission, where their clinic has one and the house does not know them. */
  async admit(tx: Tx, actor: Actor, ticket: Ticket): Promise<void> {
    if (!(await this.passesAdmission(ticket, tx))) return;
    const stage = found(await this.stages.ofClinic(ticket.clinicId, 'admission', tx));
    await this.enter(tx, actor, stage, ticket, { label: ticket.label, isCompounded: null });
  }

  /** Gives a number at the pharmacy. Throws INPUT.INVALID where the clinic has none. */
  async prescribe(tx: Tx, actor: Actor, ticket: Ticket, isCompounded: boolean): Promise<void> {
    const stage = await this.stages.ofClinic(ticket.clinicId, 'pharmacy', tx);
    if (stage === null)
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'medicine', message: 'This clinic sends nobody to a pharmacy: finish without' }],
      });
    await this.enter(tx, actor, stage, ticket, { label: null, isCompounded });
  }

  /** Ends what is open of a ticket that is over; true when it was still before the clinic. */
  async leave(tx: Tx, actor: Actor, ticketId: string): Promise<boolean> {
    const open = await this.turns.openOf(tx, ticketId);
    const endedAt = this.clock.now().toISOString();
    for (const turn of open)
      await this.save(tx, actor, { ...turn, state: 'cancelled', version: turn.version + 1, endedAt });
    return open.some(({ kind }) => kind === 'admission');
  }

  /**
   * True for whom the clinic's admission has yet to write down: it never served them, and they passed no admission. Who shows neither NIK nor
   * card is nobody it knows; an emergency is written down later.
   */
  async passesAdmission(
    {
      facilityId,
      clinicId,
      priority,
      patient,
    }: Pick<Ticket, 'facilityId' | 'clinicId' | 'priority' | 'patient'>,
    reader?: Pick<Tx, 'query'>,
  ): Promise<boolean> {
    if (priority === 'emergency') return false;
    if ((await this.stages.ofClinic(clinicId, 'admission', reader)) === null) return false;
    return !(await this.turns.isKnownHere(facilityId, await this.patients.known(patient, reader), reader));
  }

  /** Stores a step, and notes it for everybody who hears of the facility. */
  async save(tx: Tx, actor: Actor, turn: StageTurn): Promise<StageTurn> {
    await this.turns.save(tx, turn);
    return this.record(tx, actor, turn, 'stage-turn.stepped.v1');
  }

  private async enter(
    tx: Tx,
    actor: Actor,
    { id: stageId }: BookingStage,
    ticket: Ticket,
    { label, isCompounded }: { label: string | null; isCompounded: boolean | null },
  ): Promise<void> {
    const { id: ticketId, facilityId, regionCode, serviceDate, priority } = ticket;
    const { kind, letter } = found(await this.stages.lock(tx, stageId));
    const number = (await this.turns.lastNumber(tx, stageId, serviceDate)) + 1;
    const turn: StageTurn = {
      ...{ id: newId(), version: 1, stageId, ticketId, facilityId, regionCode, serviceDate, kind },
      ...{ state: 'waiting', priority, number, isCompounded },
      label: label ?? `${letter ?? ''}-${String(number).padStart(2, '0')}`,
      waitingAt: this.clock.now().toISOString(),
      ...{ calledAt: null, servedAt: null, readyAt: null, endedAt: null, room: null, skips: 0 },
    };
    await this.turns.insert(tx, turn);
    await this.record(tx, actor, turn, 'stage-turn.entered.v1');
  }

  private async record(
    tx: Tx,
    actor: Actor,
    turn: StageTurn,
    type: EventOf<'stage_turn'>,
  ): Promise<StageTurn> {
    const { id: entityId, version, regionCode, facilityId } = turn;
    await this.journal.append(tx, {
      type,
      entity: 'stage_turn',
      ...{ entityId, version, regionCode, facilityId, actor, data: turn },
    });
    return turn;
  }
}
