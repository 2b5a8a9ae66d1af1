import { Injectable } from '@nestjs/common';
import {
  regionTimeZone,
  type Actor,
  type BookedPlace,
  type JoinedWait,
  type JoinWaitInput,
  type SendWaitCodeInput,
  type Ticket,
  type WaitCodeSent,
  type WaitPlace,
} from '#siaga/contracts';
import { CommandRunner, type Visitor } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { asTheDayRuns } from '../domain/arrival-window.policy.js';
import { HoldRepository } from '../store/hold.repository.js';
import { OfferQuery } from '../store/offer.query.js';
import { PatientRepository } from '../store/patient.repository.js';
import { QueueQuery } from '../store/queue.query.js';
import { SessionRepository, type HeldSession } from '../store/session.repository.js';
import { TicketRepository } from '../store/ticket.repository.js';
import { WaitRepository, type StoredWait } from '../store/wait.repository.js';
import { Ledger } from '../tickets/ledger.js';
import { SessionLine } from '../tickets/session-line.js';
import { WaitOffers } from '../tickets/wait-offers.js';
import { FacilityFacts } from './facility-facts.js';
import { NikAreas } from './nik-areas.js';
import { OneTimeCodes } from './one-time-codes.js';
import { demandPhone } from './phone-form.js';
import { TicketLinks } from './ticket-links.js';
import { TicketViews } from './ticket-views.js';

/** A longer line is a promise to nobody. */
const MOST_WAITING = 50;

/** The waiting list of a full session, from a phone without an account: joined as a number is booked, by a confirmed phone. */
@Injectable()
export class WaitsService {
  constructor(
    private readonly database: Database,
    private readonly runner: CommandRunner,
    private readonly sessions: SessionRepository,
    private readonly named: OfferQuery,
    private readonly waits: WaitRepository,
    private readonly holds: HoldRepository,
    private readonly tickets: TicketRepository,
    private readonly patients: PatientRepository,
    private readonly queue: QueueQuery,
    private readonly ledger: Ledger,
    private readonly offers: WaitOffers,
    private readonly line: SessionLine,
    private readonly codes: OneTimeCodes,
    private readonly links: TicketLinks,
    private readonly views: TicketViews,
    private readonly facilities: FacilityFacts,
    private readonly areas: NikAreas,
    private readonly clock: Clock,
  ) {}

  /** Sends the code; says the same of every number. Throws RESOURCE.NOT_FOUND, INPUT.INVALID, BOOKING.TOO_OFTEN. */
  async sendCode(input: SendWaitCodeInput, address: string): Promise<WaitCodeSent> {
    const { waitId, device, language } = input;
    const { regionCode } = found(await this.sessions.byId(input.sessionId));
    const areaCode = this.areas.demand(input.patient.nik, regionCode);
    const e164 = demandPhone(input.phone);
    await this.codes.countSend(e164, device, address);
    const warnings = await this.areas.warnings(areaCode);
    const expiresAt = await this.database.transaction((tx) =>
      this.codes.send(tx, waitId, { e164, language, regionCode }),
    );
    return { expiresAt: expiresAt.toISOString(), warnings };
  }

  /**
   * Joins the line; the same form sent again gets the same answer. Throws RESOURCE.NOT_FOUND, INPUT.INVALID, BOOKING.CODE_WRONG,
   * BOOKING.TOO_OFTEN, BOOKING.NOT_OPEN, BOOKING.ALREADY_BOOKED for who has a number there or stands in the line, BOOKING.FULL for a line that
   * is too long.
   */
  async join(input: JoinWaitInput, address: string): Promise<JoinedWait> {
    const { code, ...form } = input;
    const { waitId, sessionId } = form;
    const { regionCode } = found(await this.sessions.byId(sessionId));
    this.areas.demand(form.patient.nik, regionCode);
    const e164 = demandPhone(form.phone);
    await this.codes.demand(waitId, e164, code, address);
    const owner = { ownerId: waitId, idempotencyKey: 'joined' };
    const { secret } = await this.line.inTurn(sessionId, () =>
      this.runner.run(owner, 'joinWait', form, async (tx) => {
        const held = found(await this.sessions.lock(tx, sessionId));
        const patient = { ...form.patient, phone: e164 };
        await this.demandMayWait(tx, held, patient);
        const wait: StoredWait = {
          ...{ id: waitId, sessionId, placeKind: form.placeKind, priority: form.priority, patient },
          ...{ phoneDigest: this.codes.phoneDigest(e164), language: form.language, travelS: form.travelS },
          ...{ joinedAt: this.clock.now(), state: 'waiting' },
          ...{ holdId: null, offeredUntil: null, ticketId: null },
        };
        if (!(await this.waits.insert(tx, wait))) throw new AppError('BOOKING.ALREADY_BOOKED');
        // A place may be free by now.
        await this.offers.offer(tx, held);
        const pass = await this.links.openWait(tx, wait, held.session.endsAt);
        return { secret: pass.secret };
      }),
    );
    return { wait: await this.view(found(await this.waits.byId(waitId))), secret };
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async place(visitor: Visitor, id: string): Promise<WaitPlace> {
    visitor.demand('booking.wait', { kind: 'wait', id });
    return this.view(found(await this.waits.byId(id)));
  }

  /**
   * Takes the place that is kept; asked again it is the same number. Throws RESOURCE.NOT_FOUND, BOOKING.ILLEGAL_STEP for an offer that is over,
   * and what `Ledger.book` throws.
   */
  async take(visitor: Visitor, id: string): Promise<BookedPlace> {
    visitor.demand('booking.wait', { kind: 'wait', id });
    const facts = await this.facilities.all();
    const { ticket, secret } = await this.held(id, visitor, 'takeOffer', async (tx, held, wait) => {
      if (wait.ticketId !== null) {
        const { ticket: taken } = found(await this.tickets.inSession(tx, wait.sessionId, wait.ticketId));
        return { ticket: taken, secret: (await this.links.open(tx, taken, held.session.endsAt)).secret };
      }
      const { state, offeredUntil, holdId } = wait;
      if (state !== 'offered' || holdId === null || offeredUntil === null || offeredUntil <= this.clock.now())
        throw new AppError('BOOKING.ILLEGAL_STEP', { details: { state, step: 'take' } });
      const booked = await this.book(tx, visitor.actor, held, wait, holdId);
      const facility = facts.get(booked.facilityId)?.name ?? '';
      const phone = { e164: found(wait.patient.phone), language: wait.language, facility };
      return { ticket: booked, secret: await this.links.tellBooked(tx, held, booked, phone) };
    });
    return { ticket: await this.views.of(ticket), secret };
  }

  /** Leaves the line; again changes nothing. Throws RESOURCE.NOT_FOUND, BOOKING.ILLEGAL_STEP for who has taken a place. */
  async leave(visitor: Visitor, id: string): Promise<WaitPlace> {
    visitor.demand('booking.wait', { kind: 'wait', id });
    await this.held(id, visitor, 'leaveWait', async (tx, held, wait) => {
      if (wait.state === 'taken')
        throw new AppError('BOOKING.ILLEGAL_STEP', { details: { state: wait.state, step: 'leave' } });
      if (wait.state === 'waiting' || wait.state === 'offered') {
        await this.offers.end(tx, wait, 'left');
        await this.offers.offer(tx, held);
      }
      return {};
    });
    return this.view(found(await this.waits.byId(id)));
  }

  private async book(
    tx: Tx,
    actor: Actor,
    held: HeldSession,
    wait: StoredWait,
    holdId: string,
  ): Promise<Ticket> {
    const { placeKind, priority, patient, phoneDigest, language, travelS } = wait;
    const cluster = found(await this.holds.clusterOf(tx, holdId));
    const ticket = await this.ledger.book(tx, actor, held, {
      ...{ channel: 'portal', placeKind, cluster, priority, patient, isHere: false, holdId },
    });
    await this.queue.insertReach(tx, { ticketId: ticket.id, phoneDigest, language, travelS });
    await this.waits.take(tx, wait.id, ticket.id);
    return ticket;
  }

  private async held<T>(
    id: string,
    visitor: Visitor,
    name: string,
    work: (tx: Tx, held: HeldSession, wait: StoredWait) => Promise<T>,
  ): Promise<T> {
    const { sessionId } = found(await this.waits.byId(id));
    return this.line.inTurn(sessionId, () =>
      this.runner.run(visitor, name, { id }, async (tx) => {
        const held = found(await this.sessions.lock(tx, sessionId));
        return work(tx, held, found(await this.waits.byId(id, tx)));
      }),
    );
  }

  private async demandMayWait(tx: Tx, { session }: HeldSession, patient: Ticket['patient']): Promise<void> {
    if (session.state !== 'open')
      throw new AppError('BOOKING.NOT_OPEN', { details: { state: session.state } });
    const people = await this.patients.hold(tx, patient);
    if (await this.tickets.hasLive(tx, session, people)) throw new AppError('BOOKING.ALREADY_BOOKED');
    if ((await this.waits.line(tx, session.id)).length >= MOST_WAITING)
      throw new AppError('BOOKING.FULL', { details: { why: 'session', nextCluster: null, nextFrom: null } });
  }

  private async view(wait: StoredWait): Promise<WaitPlace> {
    const { session, clinicName, doctorName } = found(await this.named.byId(wait.sessionId));
    const facility = (await this.facilities.all()).get(session.facilityId);
    const now = this.clock.now();
    const { state, holdId, offeredUntil } = wait;
    const isOffered = state === 'offered' && holdId !== null && offeredUntil !== null && offeredUntil > now;
    const cluster = isOffered ? await this.holds.clusterOf(this.database, holdId) : null;
    const window = cluster === null ? undefined : asTheDayRuns(session)[cluster];
    return {
      ...{ id: wait.id, state: state === 'offered' && !isOffered ? 'passed' : state },
      ...{ sessionId: session.id, clinicId: session.clinicId, facilityId: session.facilityId },
      ...{ regionCode: session.regionCode, timeZone: regionTimeZone(session.regionCode) },
      ...{ clinicName, doctorName, facilityName: facility?.name ?? '' },
      ...{ serviceDate: session.serviceDate, delayMinutes: session.delayMinutes },
      patientName: wait.patient.name,
      before: state === 'waiting' ? await this.waits.before(wait) : 0,
      offer:
        window === undefined || offeredUntil === null
          ? null
          : { from: window.from, to: window.to, until: offeredUntil.toISOString() },
      at: now.toISOString(),
    };
  }
}
