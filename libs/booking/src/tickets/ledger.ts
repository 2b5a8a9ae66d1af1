import { Injectable } from '@nestjs/common';
import type {
  Actor,
  BookedKind,
  BookingChannel,
  TicketPatient,
  PlaceKind,
  Referral,
  Ticket,
  TicketPriority,
} from '#siaga/contracts';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, Clock, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { PlaceChoice, PlaceWish } from '../domain/place-choice.policy.js';
import { StageQueue } from '../stages/stage-queue.js';
import { SessionRepository, type HeldSession } from '../store/session.repository.js';
import { newBookingCode } from './booking-code.js';
import { HoldRepository, type StoredHold } from '../store/hold.repository.js';
import { PatientRepository } from '../store/patient.repository.js';
import { TicketRepository, type StoredTicket } from '../store/ticket.repository.js';
import { Places, type OwnPlace } from './places.js';
import { WaitOffers } from './wait-offers.js';

/** Who is in one of these has no place any more. */
const FREES: readonly Ticket['state'][] = ['cancelled', 'no_show'];

/** What is asked of the ledger, by whichever channel. */
export interface TicketWish {
  readonly channel: BookingChannel;
  readonly placeKind: PlaceKind;
  /** The window that was chosen; null for the first that is free. */
  readonly cluster: number | null;
  readonly priority: TicketPriority;
  readonly patient: TicketPatient;
  /** Whether the patient stands at the counter already. */
  readonly isHere: boolean;
  /** Of a number that stands for another: since when its holder is here. */
  readonly arrivedAt?: string | null;
  /** From where, and why, another house sent them. */
  readonly referral?: Referral | null;
  /** Whether the admission has written its holder down under the other number. */
  readonly isAdmitted?: boolean;
  /** The hold whose place it is. */
  readonly holdId?: string;
}

/** Whom a place is held for. */
export interface HoldWish {
  readonly placeKind: BookedKind;
  readonly cluster: number | null;
  readonly deviceDigest: Buffer;
  readonly addressDigest: Buffer;
  readonly lastsMs: number;
}

/**
 * The one ledger of a session: portal, counter, kiosk and Mobile JKN take their numbers here, one after the other behind the session's row. The
 * database keeps what must never break: a seat is one person's, a number is given once, a person has one ticket a day and clinic.
 */
@Injectable()
export class Ledger {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tickets: TicketRepository,
    private readonly patients: PatientRepository,
    private readonly holds: HoldRepository,
    private readonly stages: StageQueue,
    private readonly places: Places,
    private readonly offers: WaitOffers,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a number in a session that is held. Throws BOOKING.NOT_OPEN, BOOKING.FULL with the next window that has a place,
   * BOOKING.ALREADY_BOOKED.
   */
  async book(tx: Tx, actor: Actor, held: HeldSession, wish: TicketWish): Promise<Ticket> {
    const { session, letter } = held;
    const now = this.clock.now();
    const choice = await this.place(
      tx,
      held,
      { quotaKind: wish.placeKind, cluster: wish.cluster },
      { holdId: wish.holdId ?? null },
    );
    const patientIds = await this.patients.hold(tx, wish.patient);
    if (patientIds.length > 1 && (await this.tickets.hasLive(tx, session, patientIds)))
      throw new AppError('BOOKING.ALREADY_BOOKED');
    const number = session.lastNumber + 1;
    const stored: StoredTicket = {
      patientId: patientIds[0] ?? null,
      seat: choice.seat,
      seatKind: choice.seatKind,
      ticket: {
        id: newId(),
        version: 1,
        sessionId: session.id,
        clinicId: session.clinicId,
        facilityId: session.facilityId,
        regionCode: session.regionCode,
        serviceDate: session.serviceDate,
        state: wish.isHere ? 'waiting' : 'booked',
        channel: wish.channel,
        placeKind: wish.placeKind,
        priority: wish.priority,
        cluster: choice.cluster,
        number,
        label: `${letter}-${String(number).padStart(2, '0')}`,
        code: newBookingCode(),
        patient: wish.patient,
        bookedAt: now.toISOString(),
        arrivedAt: wish.arrivedAt ?? (wish.isHere ? now.toISOString() : null),
        calledAt: null,
        servedAt: null,
        endedAt: null,
        room: null,
        skips: 0,
        note: null,
        movedTo: null,
        referral: wish.referral ?? null,
      },
    };
    if (!(await this.tickets.insert(tx, stored))) throw new AppError('BOOKING.ALREADY_BOOKED');
    if (wish.holdId !== undefined) await this.holds.end(tx, wish.holdId);
    // The number alone moves: the view's version is for what people edit.
    await this.sessions.save(tx, { ...session, lastNumber: number });
    await this.record(tx, actor, stored.ticket, 'ticket.booked.v1');
    if (wish.isHere && wish.isAdmitted !== true) await this.stages.admit(tx, actor, stored.ticket);
    return stored.ticket;
  }

  /**
   * Holds a place of a session that is held, without a number: it comes back by itself. What this device held before is given back. Throws
   * BOOKING.NOT_OPEN, BOOKING.FULL.
   */
  async hold(tx: Tx, held: HeldSession, wish: HoldWish): Promise<StoredHold> {
    await this.holds.endOfDevice(tx, wish.deviceDigest);
    const { cluster, seat, seatKind } = await this.place(tx, held, {
      quotaKind: wish.placeKind,
      cluster: wish.cluster,
    });
    const madeAt = this.clock.now();
    const hold: StoredHold = {
      id: newId(),
      sessionId: held.session.id,
      placeKind: wish.placeKind,
      ...{ cluster, seat, seatKind, madeAt },
      deviceDigest: wish.deviceDigest,
      addressDigest: wish.addressDigest,
      until: new Date(madeAt.getTime() + wish.lastsMs),
      isOver: false,
    };
    await this.holds.insert(tx, hold);
    return hold;
  }

  /**
   * Gives a ticket of a session that is held the first place in a later window; the number, which is called by its window first, stays what it
   * was. Throws BOOKING.NOT_OPEN, BOOKING.FULL.
   */
  async move(tx: Tx, actor: Actor, held: HeldSession, stored: StoredTicket): Promise<Ticket> {
    const { id, version, placeKind: quotaKind, cluster: after } = stored.ticket;
    const wish = { quotaKind, cluster: null, after };
    const { cluster, seat, seatKind } = await this.place(tx, held, wish, { ticketId: id });
    const ticket: Ticket = { ...stored.ticket, version: version + 1, cluster };
    await this.tickets.save(tx, { ...stored, ticket, seat, seatKind });
    return this.record(tx, actor, ticket, 'ticket.moved.v1');
  }

  /** The place that a wish gets: one that nobody has or holds, but for what the wish itself stands for. */
  private async place(
    tx: Tx,
    held: HeldSession,
    wish: PlaceWish,
    own: OwnPlace = {},
  ): Promise<Extract<PlaceChoice, { kind: 'place' }>> {
    const { state } = held.session;
    if (state !== 'open') throw new AppError('BOOKING.NOT_OPEN', { details: { state } });
    const { choice, clusters } = await this.places.choose(tx, held, wish, { now: this.clock.now() }, own);
    if (choice.kind === 'place') return choice;
    const next = choice.next === null ? undefined : clusters[choice.next];
    throw new AppError('BOOKING.FULL', {
      details: { why: choice.why, nextCluster: choice.next, nextFrom: next?.from ?? null },
    });
  }

  /** Notes a change of a ticket, whose session is held, for everybody who hears of its facility. A place that it frees is offered to who waits. */
  async record(tx: Tx, actor: Actor, ticket: Ticket, type: EventOf<'ticket'>): Promise<Ticket> {
    const { id: entityId, version, regionCode, facilityId } = ticket;
    await this.journal.append(tx, {
      type,
      entity: 'ticket',
      ...{ entityId, version, regionCode, facilityId, actor, data: ticket },
    });
    const isFreed = FREES.includes(ticket.state) || type === 'ticket.moved.v1';
    if (isFreed) await this.offers.offer(tx, found(await this.sessions.lock(tx, ticket.sessionId)));
    return ticket;
  }
}
