import { Injectable } from '@nestjs/common';
import {
  USUAL_RULES,
  type CalledTurn,
  type CallTurnInput,
  type StageTurn,
  type StepTurnInput,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { nextToCall } from '../domain/next-to-call.policy.js';
import { takenUp, turnAfter } from '../domain/turn-steps.policy.js';
import { StageQueue } from '../stages/stage-queue.js';
import { SessionRepository } from '../store/session.repository.js';
import { StageRepository } from '../store/stage.repository.js';
import { TicketRepository } from '../store/ticket.repository.js';
import { TurnRepository } from '../store/turn.repository.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Who was left standing longer ago is nobody of this day: a session may run past midnight, and no queue longer than that. */
const LONGEST_WAIT_MS = 16 * 3_600_000;

/** The counters of admissions and pharmacies. */
@Injectable()
export class StageDeskService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly stages: StageRepository,
    private readonly tickets: TicketRepository,
    private readonly turns: TurnRepository,
    private readonly queue: StageQueue,
    private readonly visits: TicketsService,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** Takes up who is next: calls them, or begins their medicine. Throws RESOURCE.NOT_FOUND. */
  callNext(caller: Caller, input: CallTurnInput): Promise<CalledTurn> {
    return this.commands.run(caller, 'callTurn', input, async (tx) => {
      const { id, room, isCompounded } = input;
      caller.demand('booking.work', await this.stages.lock(tx, id));
      const now = this.clock.now();
      const { waiting, taken } = await this.turns.atWork(tx, id, new Date(now.getTime() - LONGEST_WAIT_MS));
      const line =
        isCompounded === null ? waiting : waiting.filter((turn) => turn.isCompounded === isCompounded);
      const next = nextToCall(line.map(waitingOf), taken.map(calledOf), USUAL_RULES);
      if (next === null) return { turn: null };
      return { turn: await this.queue.save(tx, caller.actor, takenUp(next.turn, room, now)) };
    });
  }

  /** Takes a step. Who does not come to the admission came to nothing. Throws RESOURCE.NOT_FOUND, BOOKING.ILLEGAL_STEP. */
  step(caller: Caller, input: StepTurnInput): Promise<StageTurn> {
    return this.commands.run(caller, 'stepTurn', input, async (tx) => {
      const { id, step, room } = input;
      const ticketId = found(await this.turns.ticketOf(tx, id));
      const { session } = await this.held(tx, ticketId);
      caller.demand('booking.work', session);
      const turn = found(await this.turns.lock(tx, id));
      const after = turnAfter(turn, step, { room, now: this.clock.now() });
      if (after === null)
        throw new AppError('BOOKING.ILLEGAL_STEP', { details: { state: turn.state, step } });
      await this.queue.save(tx, caller.actor, after);
      if (turn.kind === 'admission' && step === 'no_show')
        await this.visits.stepIn(
          tx,
          caller.actor,
          { id: ticketId, step, note: null, medicine: null },
          () => undefined,
        );
      return after;
    });
  }

  private async held(tx: Tx, ticketId: string) {
    return found(await this.sessions.lock(tx, found(await this.tickets.sessionOf(tx, ticketId))));
  }
}

const calledOf = ({ priority }: StageTurn) => ({ isWalkIn: false, priority });

function waitingOf(turn: StageTurn) {
  const { id, number, priority, skips, waitingAt } = turn;
  return {
    id,
    number,
    cluster: 0,
    isWalkIn: false,
    priority,
    skips,
    arrivedAtMs: Date.parse(waitingAt),
    turn,
  };
}
