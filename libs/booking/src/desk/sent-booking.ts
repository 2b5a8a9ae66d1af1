import { Injectable } from '@nestjs/common';
import {
  regionTimeZone,
  type Actor,
  type PlaceOffers,
  type Point,
  type ReferPatientInput,
  type ReferredTicket,
  type Ticket,
} from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { AppError, found, readCallerId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { asTheDayRuns } from '../domain/arrival-window.policy.js';
import { FacilityFacts, type FacilityFact } from '../portal/facility-facts.js';
import { OneTimeCodes } from '../portal/one-time-codes.js';
import { TicketLinks } from '../portal/ticket-links.js';
import { QueueQuery } from '../store/queue.query.js';
import { SentQuery } from '../store/sent.query.js';
import { SessionRepository } from '../store/session.repository.js';
import { Ledger, type TicketWish } from '../tickets/ledger.js';
import { SessionLine } from '../tickets/session-line.js';
import { SentOffers, type AskedOffers, type MayReceive } from './sent-offers.js';

/** The houses that have clinics, read before a transaction: what is read of them must not wait inside it. */
export type Houses = ReadonlyMap<string, FacilityFact>;

/** Who is sent, where to, and why. */
export interface SentPatient
  extends
    Pick<ReferPatientInput, 'sessionId' | 'placeKind' | 'cluster'>,
    Pick<TicketWish, 'priority' | 'patient'> {
  readonly referral: NonNullable<Ticket['referral']>;
}

/** A booking for somebody who was sent, and what they take along. */
export interface SentBooked {
  readonly ticket: Ticket;
  readonly referred: ReferredTicket;
}

/** Where the number of somebody who was sent stands now. */
export interface SentStanding {
  /** The number that was booked at first; another may stand for it. */
  readonly firstId: string;
  readonly clinicId: string;
  readonly facilityName: string;
  /** Where the house stands, as far as it is known. */
  readonly facilityPoint: Point | null;
  readonly clinicName: string;
  readonly doctorName: string;
  readonly label: string;
  readonly movedTo: string | null;
  readonly serviceDate: string;
  readonly timeZone: string;
  /** Of the window, as the day runs. */
  readonly from: string;
  readonly to: string;
  readonly state: Ticket['state'];
}

/**
 * Booking for somebody whom others send to a clinic (channel `referral`): a house its patient, an officer whom they follow up. The ledger of the
 * house that receives them gives number and window, and their phone is told. No right is asked here: whoever sends has asked for their own.
 */
@Injectable()
export class SentBooking {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly ledger: Ledger,
    private readonly line: SessionLine,
    private readonly queue: QueueQuery,
    private readonly sent: SentQuery,
    private readonly codes: OneTimeCodes,
    private readonly links: TicketLinks,
    private readonly offers: SentOffers,
    private readonly houses: FacilityFacts,
    private readonly facilities: FacilitiesService,
  ) {}

  /** Where there are places, by the way there from a point. */
  places(asked: AskedOffers, point: Point | null, mayReceive: MayReceive): Promise<PlaceOffers> {
    return this.offers.find(asked, point, mayReceive);
  }

  /** Where a house stands and what it is called; null for one without clinics. */
  async house(id: string): Promise<FacilityFact | null> {
    return (await this.houses.all()).get(id) ?? null;
  }

  /** Does `work` in its turn at the session; BOOKING.FULL that it throws names the next days that have a place. */
  async inTurn<T>(
    wish: Pick<ReferPatientInput, 'sessionId' | 'placeKind'>,
    work: (houses: Houses) => Promise<T>,
  ): Promise<T> {
    const houses = await this.houses.all();
    try {
      return await this.line.inTurn(wish.sessionId, () => work(houses));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'BOOKING.FULL') throw error;
      throw new AppError('BOOKING.FULL', {
        details: { ...error.details, days: await this.offers.nextDays(wish) },
      });
    }
  }

  /**
   * Books within a transaction, in its turn, and tells the phone. Throws RESOURCE.NOT_FOUND for no such session, INPUT.INVALID for one of a
   * house that may not receive them, and what `Ledger.book` throws.
   */
  async bookIn(
    tx: Tx,
    actor: Actor,
    houses: Houses,
    { sessionId, ...wish }: SentPatient,
    mayReceive: MayReceive,
  ): Promise<SentBooked> {
    const held = found(await this.sessions.lock(tx, sessionId));
    const { session } = held;
    const house = houses.get(session.facilityId);
    if (house === undefined || mayReceive?.(house) === false)
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'sessionId', message: 'Choose a session of a house that takes them' }],
      });
    const ticket = await this.ledger.book(tx, actor, held, { ...wish, channel: 'referral', isHere: false });
    const { phone } = wish.patient;
    const e164 = phone === null ? null : readCallerId(phone).e164;
    if (e164 !== null) {
      const phoneDigest = this.codes.phoneDigest(e164);
      await this.queue.insertReach(tx, { ticketId: ticket.id, phoneDigest, language: 'id', travelS: null });
      await this.links.tellBooked(tx, held, ticket, { e164, language: 'id', facility: house.name });
    }
    const { from, to } = found(session.clusters[ticket.cluster]);
    const { label, code, serviceDate } = ticket;
    return { ticket, referred: { label, code, serviceDate, from, to, isTold: e164 !== null } };
  }

  /** Where these numbers stand now, those that stand for them in their place. */
  async standing(ticketIds: readonly string[], tx?: Tx): Promise<SentStanding[]> {
    if (ticketIds.length === 0) return [];
    const sent = await this.sent.standing(ticketIds, tx);
    const facilityIds = [...new Set(sent.map(({ session }) => session.facilityId))];
    const facilities = await this.facilities.list({ regionCodes: [], facilityIds }, tx);
    const houses = new Map(facilities.map((house) => [house.id, house]));
    return sent.map(({ session, cluster, ...ticket }) => {
      const { clinicId, facilityId, serviceDate, regionCode } = session;
      const { from, to } = found(asTheDayRuns(session)[cluster]);
      return {
        ...ticket,
        ...{ clinicId, serviceDate, from, to, timeZone: regionTimeZone(regionCode) },
        facilityName: houses.get(facilityId)?.name ?? '',
        facilityPoint: houses.get(facilityId)?.point ?? null,
      };
    });
  }
}
