import { Injectable } from '@nestjs/common';
import type {
  Actor,
  BookingSession,
  CalledTicket,
  CallNextInput,
  StepTicketInput,
  TakeTicketInput,
  Ticket,
  TicketState,
  TicketStep,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { arrivalWindow, judgeArrival } from '../domain/arrival-window.policy.js';
import { nextToCall } from '../domain/next-to-call.policy.js';
import { mayStep } from '../domain/ticket-steps.policy.js';
import { StageQueue } from '../stages/stage-queue.js';
import { SessionRepository, type HeldSession } from '../store/session.repository.js';
import { Ledger } from './ledger.js';
import { demandNik } from './nik-form.js';
import { SessionLine } from './session-line.js';
import { TicketRepository, type StoredTicket } from '../store/ticket.repository.js';

/** Where each step leads. */
const LEADS_TO: Readonly<Record<TicketStep, TicketState>> = {
  arrive: 'waiting',
  recall: 'called',
  skip: 'waiting',
  serve: 'serving',
  finish: 'done',
  no_show: 'no_show',
  cancel: 'cancelled',
};

/** From where a step may be taken, where its state can be come to in other ways too. */
const ONLY_FROM: Partial<Record<TicketStep, TicketState>> = {
  arrive: 'booked',
  recall: 'called',
  skip: 'called',
};

/** The day at the counter: numbers for who stands there, calling, and each ticket's way to its end. */
@Injectable()
export class TicketsService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tickets: TicketRepository,
    private readonly ledger: Ledger,
    private readonly stages: StageQueue,
    private readonly line: SessionLine,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** Throws RESOURCE.NOT_FOUND for a session of another facility, INPUT.INVALID for what cannot be a NIK, and what `Ledger.book` throws. */
  take(caller: Caller, input: TakeTicketInput): Promise<Ticket> {
    const { sessionId, channel, placeKind, cluster, priority, patient } = input;
    const wish = { channel, placeKind, cluster, priority, patient, isHere: placeKind === 'walk_in' };
    return this.line.inTurn(sessionId, () =>
      this.commands.run(caller, 'takeTicket', input, async (tx) => {
        const held = found(await this.sessions.lock(tx, sessionId));
        caller.demand('booking.work', held.session);
        if (patient.nik !== null) demandNik(patient.nik, held.session.regionCode, this.clock);
        return this.ledger.book(tx, caller.actor, held, wish);
      }),
    );
  }

  /**
   * Takes one step with a ticket. Throws RESOURCE.NOT_FOUND, BOOKING.ILLEGAL_STEP with where it stands, BOOKING.OUTSIDE_WINDOW for who comes
   * when the clinic does not serve them (a note lets them in), INPUT.INVALID for a ticket that is taken back without a reason, and for
   * medicine where the clinic has no pharmacy.
   */
  step(caller: Caller, input: StepTicketInput): Promise<Ticket> {
    return this.commands.run(caller, 'stepTicket', input, (tx) =>
      this.stepIn(tx, caller.actor, input, (session) => caller.demand('booking.work', session)),
    );
  }

  /** The same in a transaction that is open, for whoever `demand` lets through: it throws for a session that is not theirs. */
  async stepIn(
    tx: Tx,
    actor: Actor,
    input: StepTicketInput,
    demand: (session: BookingSession) => void,
  ): Promise<Ticket> {
    const held = found(await this.sessions.lock(tx, found(await this.tickets.sessionOf(tx, input.id))));
    demand(held.session);
    const stored = found(await this.tickets.inSession(tx, held.session.id, input.id));
    const ticket = this.stepped(held, stored, input);
    await this.tickets.save(tx, { ...stored, ticket });
    await this.ledger.record(tx, actor, ticket, 'ticket.stepped.v1');
    await this.passOn(tx, actor, ticket, input);
    return ticket;
  }

  /** Before the clinic comes the admission, behind it the pharmacy; who ends on the way stands in neither. */
  private async passOn(
    tx: Tx,
    actor: Actor,
    ticket: Ticket,
    { step, medicine }: StepTicketInput,
  ): Promise<void> {
    if (step === 'arrive') await this.stages.admit(tx, actor, ticket);
    else if (step === 'cancel' || step === 'no_show') await this.stages.leave(tx, actor, ticket.id);
    else if (step === 'finish' && medicine !== null)
      await this.stages.prescribe(tx, actor, ticket, medicine === 'compounded');
  }

  /** Calls who is next to a room. Throws RESOURCE.NOT_FOUND, BOOKING.NOT_OPEN. */
  callNext(caller: Caller, { id, room }: CallNextInput): Promise<CalledTicket> {
    return this.line.inTurn(id, () =>
      this.commands.run(caller, 'callNext', { id, room }, (tx) => this.call(tx, caller, { id, room })),
    );
  }

  private async call(tx: Tx, caller: Caller, { id, room }: CallNextInput): Promise<CalledTicket> {
    const { session, rules } = found(await this.sessions.lock(tx, id));
    caller.demand('booking.work', session);
    if (session.state !== 'open')
      throw new AppError('BOOKING.NOT_OPEN', { details: { state: session.state } });
    const atWork = await this.tickets.atWork(tx, id);
    const called = atWork
      .filter(({ ticket }) => ticket.calledAt !== null && ticket.state !== 'waiting')
      .map(({ ticket }) => ({ isWalkIn: ticket.placeKind === 'walk_in', priority: ticket.priority }));
    const next = nextToCall(
      atWork
        .filter(({ ticket }) => ticket.state === 'waiting')
        .map((stored) => ({ ...waitingOf(stored.ticket), stored })),
      called,
      rules,
    );
    if (next === null) return { ticket: null };
    const ticket: Ticket = {
      ...next.stored.ticket,
      state: 'called',
      version: next.stored.ticket.version + 1,
      calledAt: this.clock.now().toISOString(),
      room,
    };
    await this.tickets.save(tx, { ...next.stored, ticket });
    return { ticket: await this.ledger.record(tx, caller.actor, ticket, 'ticket.stepped.v1') };
  }

  private stepped(held: HeldSession, { ticket }: StoredTicket, { step, note }: StepTicketInput): Ticket {
    const to = LEADS_TO[step];
    const from = ONLY_FROM[step];
    if ((from !== undefined && ticket.state !== from) || !mayStep(ticket.state, to))
      throw new AppError('BOOKING.ILLEGAL_STEP', { details: { state: ticket.state, step } });
    if (step === 'cancel' && note === null)
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'note', message: 'Say why the number is taken back' }],
      });
    if (step === 'arrive' && note === null) this.demandInWindow(held, ticket);
    const now = this.clock.now().toISOString();
    const changed = { ...ticket, state: to, version: ticket.version + 1, note: note ?? ticket.note };
    switch (step) {
      case 'arrive':
        return { ...changed, arrivedAt: now };
      case 'recall':
        return { ...changed, calledAt: now };
      case 'skip':
        return { ...changed, skips: ticket.skips + 1 };
      case 'serve':
        return { ...changed, servedAt: now };
      case 'finish':
      case 'no_show':
      case 'cancel':
        return { ...changed, endedAt: now };
    }
  }

  private demandInWindow({ session, rules }: HeldSession, { cluster }: Ticket): void {
    const window = session.clusters[cluster];
    if (!rules.isWindowStrict || window === undefined) return;
    const { earliest, from, to } = arrivalWindow(window, rules, session.delayMinutes);
    const arrival = judgeArrival({ earliest, from, to }, this.clock.now());
    if (arrival !== 'in_time')
      throw new AppError('BOOKING.OUTSIDE_WINDOW', {
        details: { arrival, earliest: earliest.toISOString(), to: to.toISOString() },
      });
  }
}

function waitingOf({ id, number, cluster, placeKind, priority, arrivedAt, skips }: Ticket): {
  id: string;
  number: number;
  cluster: number;
  isWalkIn: boolean;
  priority: Ticket['priority'];
  arrivedAtMs: number;
  skips: number;
} {
  return {
    id,
    number,
    cluster,
    isWalkIn: placeKind === 'walk_in',
    priority,
    arrivedAtMs: Date.parse(arrivedAt ?? ''),
    skips,
  };
}
