import { Injectable } from '@nestjs/common';
import type {
  Actor,
  BookingSession,
  StageTurn,
  StepTicketInput,
  Ticket,
  TicketPatient,
} from '#siaga/contracts';
import { AppError, Clock, found } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { asTheDayRuns } from '../domain/arrival-window.policy.js';
import { placesLeft } from '../domain/place-choice.policy.js';
import { ClinicDayQuery, type CodedSession, type QueueFigures } from '../store/clinic-day.query.js';
import { HoldRepository } from '../store/hold.repository.js';
import { PatientRepository } from '../store/patient.repository.js';
import { SessionRepository } from '../store/session.repository.js';
import { TicketRepository, type StoredTicket } from '../store/ticket.repository.js';
import { TurnRepository, type TurnFigures } from '../store/turn.repository.js';
import { StageQueue } from '../stages/stage-queue.js';
import { Ledger, type TicketWish } from '../tickets/ledger.js';
import { SessionLine } from '../tickets/session-line.js';
import { TicketsService } from '../tickets/tickets.service.js';

const MINUTE_MS = 60_000;

/** What is done in the transaction of a booking, while the session's row is held. */
export interface BesideBooking {
  readonly before?: (tx: Tx) => Promise<void>;
  readonly after?: (tx: Tx, ticket: Ticket) => Promise<void>;
}

/** A number with what its holder is promised. */
export interface PromisedTicket {
  readonly ticket: Ticket;
  /** When the window begins and ends, as the day runs. */
  readonly from: Date;
  readonly to: Date;
  /** When the holder is called if the clinic keeps its rhythm. */
  readonly callAt: Date;
  /** What one patient takes by the clinic's own plan, in seconds. */
  readonly serviceS: number;
}

/** How many can still be booked of each kind, and how many there were. */
export interface QuotaLeft {
  readonly jkn: number;
  readonly jknLeft: number;
  readonly nonJkn: number;
  readonly nonJknLeft: number;
}

/**
 * Booking for another system that was let in at a door of its own (Mobile JKN): through the one ledger, with what it may read of a queue. No
 * right is asked here; everything is asked of one facility, and what lies elsewhere is not found.
 */
@Injectable()
export class OutsideBooking {
  constructor(
    private readonly database: Database,
    private readonly days: ClinicDayQuery,
    private readonly sessions: SessionRepository,
    private readonly tickets: TicketRepository,
    private readonly holds: HoldRepository,
    private readonly turns: TurnRepository,
    private readonly stages: StageQueue,
    private readonly patients: PatientRepository,
    private readonly ledger: Ledger,
    private readonly line: SessionLine,
    private readonly steps: TicketsService,
    private readonly clock: Clock,
  ) {}

  clinics(facilityId: string, code: string): Promise<{ id: string; name: string }[]> {
    return this.days.clinics(facilityId, code);
  }

  doctorName(facilityId: string, code: number): Promise<string | null> {
    return this.days.doctorName(facilityId, code);
  }

  sessionsOn(clinicIds: readonly string[], serviceDate: string): Promise<CodedSession[]> {
    return this.days.sessionsOn(clinicIds, serviceDate);
  }

  /** All sessions of a facility on a day but those that were called off. */
  sessionsOfFacility(facilityId: string, serviceDate: string): Promise<CodedSession[]> {
    return this.days.ofFacility(facilityId, serviceDate);
  }

  session(id: string): Promise<CodedSession | null> {
    return this.days.session(id);
  }

  figures(sessionIds: readonly string[], upTo: number | null = null): Promise<QueueFigures> {
    return this.days.figures(sessionIds, upTo);
  }

  /** The ticket of a facility by its id as a transaction sees it, or null. */
  async ticket(tx: Tx, facilityId: string, id: string): Promise<Ticket | null> {
    return (await this.tickets.byId(facilityId, id, tx))?.ticket ?? null;
  }

  /** How a visit stands in admission and pharmacy, in this order. */
  turnsOf(ticketId: string, reader?: Pick<Tx, 'query'>): Promise<StageTurn[]> {
    return this.turns.ofTicket(ticketId, reader);
  }

  /** How the queue of a stage stands on a day. */
  stageFigures(stageId: string, serviceDate: string): Promise<TurnFigures> {
    return this.turns.figures(stageId, serviceDate);
  }

  /** True for whom the clinic's admission has yet to write down. */
  passesAdmission(ticket: Ticket): Promise<boolean> {
    return this.stages.passesAdmission(ticket);
  }

  /** What is left of a session's quotas, as whoever asks now would find it. */
  async quotaOf(sessionId: string): Promise<QuotaLeft> {
    const session = found(await this.sessions.byId(sessionId));
    const plan = { clusters: asTheDayRuns(session), quota: session.quota };
    const now = this.clock.now();
    // A place that somebody fills a form for is nobody else's.
    const taken = [
      ...(await this.tickets.taken(this.database, sessionId)),
      ...(await this.holds.live(sessionId, now)),
    ];
    return {
      jkn: session.quota.jkn,
      jknLeft: placesLeft(plan, taken, 'jkn', now),
      nonJkn: session.quota.nonJkn,
      nonJknLeft: placesLeft(plan, taken, 'non_jkn', now),
    };
  }

  /** The ticket of a facility with this code, or null. */
  async byCode(facilityId: string, code: string): Promise<PromisedTicket | null> {
    const stored = await this.tickets.byCode(facilityId, code);
    return stored && this.promised(stored);
  }

  /** The ticket of a facility by its id, or null. */
  async byId(facilityId: string, id: string): Promise<PromisedTicket | null> {
    const stored = await this.tickets.byId(facilityId, id);
    return stored && this.promised(stored);
  }

  /** The ticket of whoever a NIK or card names, in these clinics on a day; one that is over only where there is none that lives. */
  async ofPatient(
    clinicIds: readonly string[],
    serviceDate: string,
    patient: Pick<TicketPatient, 'nik' | 'cardNumber'>,
  ): Promise<PromisedTicket | null> {
    const stored = await this.tickets.ofPeople(clinicIds, serviceDate, await this.patients.known(patient));
    return stored && this.promised(stored);
  }

  /** Who this was when the facility last served them, or null. */
  async lastServed(
    facilityId: string,
    patient: Pick<TicketPatient, 'nik' | 'cardNumber'>,
  ): Promise<TicketPatient | null> {
    return this.tickets.lastServed(facilityId, await this.patients.known(patient));
  }

  /** All tickets of a facility's day, in the order of their numbers. */
  ticketsOn(facilityId: string, serviceDate: string): Promise<Ticket[]> {
    return this.tickets.onDay(facilityId, serviceDate);
  }

  /** True when the ticket keeps its place: it was not cancelled, and its holder not absent. */
  isLive(tx: Tx, ticketId: string): Promise<boolean> {
    return this.tickets.isLive(tx, ticketId);
  }

  /** Gives a number. Throws RESOURCE.NOT_FOUND, what `Ledger.book` throws, and what `beside` does. */
  async book(
    actor: Actor,
    sessionId: string,
    wish: Omit<TicketWish, 'cluster' | 'priority' | 'isHere'>,
    { before, after }: BesideBooking = {},
  ): Promise<PromisedTicket> {
    const { id, facilityId } = await this.line.inTurn(sessionId, () =>
      this.database.transaction(async (tx) => {
        const held = found(await this.sessions.lock(tx, sessionId));
        await before?.(tx);
        const ticket = await this.ledger.book(tx, actor, held, {
          ...wish,
          cluster: null,
          priority: 'none',
          isHere: false,
        });
        await after?.(tx, ticket);
        return ticket;
      }),
    );
    return this.promised(found(await this.tickets.byId(facilityId, id)));
  }

  /** Takes a step with a ticket of the facility. Throws RESOURCE.NOT_FOUND, and what a step at the counter throws. */
  step(actor: Actor, facilityId: string, input: StepTicketInput): Promise<Ticket> {
    const demand = (session: BookingSession): void => {
      if (session.facilityId !== facilityId) throw new AppError('RESOURCE.NOT_FOUND');
    };
    return this.database.transaction((tx) => this.steps.stepIn(tx, actor, input, demand));
  }

  private async promised({ ticket, seat }: StoredTicket): Promise<PromisedTicket> {
    const session = found(await this.sessions.byId(ticket.sessionId));
    const window = found(asTheDayRuns(session)[ticket.cluster] ?? null);
    const [from, to] = [new Date(window.from), new Date(window.to)];
    const serviceS = Math.round((to.getTime() - from.getTime()) / 1_000 / Math.max(1, window.places));
    const callAt = new Date(
      Math.min(from.getTime() + (seat - 1) * serviceS * 1_000, to.getTime() - MINUTE_MS),
    );
    return { ticket, from, to, callAt, serviceS };
  }
}
