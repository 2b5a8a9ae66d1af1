import { Injectable } from '@nestjs/common';
import type { ReferPatientInput, ReferredTicket, Ticket } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found, readCallerId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { freeWindows } from '../domain/free-windows.policy.js';
import { FacilityFacts, type FacilityFact } from '../portal/facility-facts.js';
import { OneTimeCodes } from '../portal/one-time-codes.js';
import { TicketLinks } from '../portal/ticket-links.js';
import { OfferQuery } from '../store/offer.query.js';
import { QueueQuery } from '../store/queue.query.js';
import { SessionRepository } from '../store/session.repository.js';
import { TicketRepository } from '../store/ticket.repository.js';
import { Ledger } from '../tickets/ledger.js';
import { SessionLine } from '../tickets/session-line.js';

/** Who may be sent on: whoever is with the doctor, or was. */
const SEEN: readonly Ticket['state'][] = ['serving', 'done'];
const MOST_SESSIONS = 60;
const MOST_DAYS = 3;

/** A patient whom a house sends on to a hospital's clinic, as a booking there: the hospital's own ledger gives number and window. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tickets: TicketRepository,
    private readonly ledger: Ledger,
    private readonly line: SessionLine,
    private readonly offers: OfferQuery,
    private readonly queue: QueueQuery,
    private readonly codes: OneTimeCodes,
    private readonly links: TicketLinks,
    private readonly facilities: FacilityFacts,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Books the caller's own patient elsewhere; their phone is sent the number and its link. Throws RESOURCE.NOT_FOUND for a patient of another
   * house, BOOKING.ILLEGAL_STEP for one whom no doctor has seen, INPUT.INVALID for a session of the own house or of no hospital, BOOKING.FULL
   * with the next days that have a place, and what else `Ledger.book` throws.
   */
  async refer(caller: Caller, input: ReferPatientInput): Promise<ReferredTicket> {
    // Before the transaction: what is read of houses must not wait inside it.
    const facts = await this.facilities.all();
    try {
      return await this.line.inTurn(input.sessionId, () =>
        this.commands.run(caller, 'referPatient', input, (tx) => this.book(tx, caller, input, facts)),
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'BOOKING.FULL') throw error;
      throw new AppError('BOOKING.FULL', { details: { ...error.details, days: await this.nextDays(input) } });
    }
  }

  private async book(
    tx: Tx,
    caller: Caller,
    input: ReferPatientInput,
    facts: ReadonlyMap<string, FacilityFact>,
  ): Promise<ReferredTicket> {
    const { id, sessionId, placeKind, cluster, number, reason } = input;
    const seen = found(await this.tickets.inTransaction(tx, id));
    caller.demand('booking.work', seen);
    if (!SEEN.includes(seen.state))
      throw new AppError('BOOKING.ILLEGAL_STEP', { details: { state: seen.state, step: 'refer' } });
    const held = found(await this.sessions.lock(tx, sessionId));
    const { session } = held;
    const house = facts.get(session.facilityId);
    if (session.facilityId === seen.facilityId || house?.kind !== 'hospital')
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'sessionId', message: 'Choose a session of a hospital' }],
      });
    const from = facts.get(seen.facilityId);
    const origin = { facilityName: from?.name ?? '', isFromHospital: from?.kind === 'hospital' };
    const ticket = await this.ledger.book(tx, caller.actor, held, {
      ...{ channel: 'referral', placeKind, cluster, isHere: false },
      ...{ priority: seen.priority, patient: seen.patient, referral: { ...origin, number, reason } },
    });
    const e164 = seen.patient.phone === null ? null : readCallerId(seen.patient.phone).e164;
    if (e164 !== null) {
      const phoneDigest = this.codes.phoneDigest(e164);
      await this.queue.insertReach(tx, { ticketId: ticket.id, phoneDigest, language: 'id', travelS: null });
      await this.links.tellBooked(tx, held, ticket, { e164, language: 'id', facility: house.name });
    }
    const window = found(session.clusters[ticket.cluster]);
    const { label, code, serviceDate } = ticket;
    return { label, code, serviceDate, from: window.from, to: window.to, isTold: e164 !== null };
  }

  /** The next sessions of the same clinic that have a place. */
  private async nextDays({ sessionId, placeKind }: ReferPatientInput): Promise<object[]> {
    const now = this.clock.now();
    const full = await this.sessions.byId(sessionId);
    const filter = {
      words: [],
      clinicId: full?.clinicId ?? null,
      doctorId: null,
      date: null,
      facilityIds: null,
    };
    const sessions = await this.offers.find(filter, now, MOST_SESSIONS);
    const taken = await this.offers.takenIn(
      sessions.map(({ session }) => session.id),
      now,
    );
    return sessions
      .flatMap(({ session }) => {
        const { id: sessionId, serviceDate } = session;
        const gone = taken.filter((one) => one.sessionId === sessionId);
        const [first] = freeWindows(session, gone, placeKind, now);
        return first === undefined
          ? []
          : [{ sessionId, serviceDate, cluster: first.cluster, from: first.from }];
      })
      .slice(0, MOST_DAYS);
  }
}
