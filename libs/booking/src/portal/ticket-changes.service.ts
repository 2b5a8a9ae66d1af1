import { Injectable } from '@nestjs/common';
import type {
  BookedPlace,
  MovePortalTicketInput,
  PortalTicket,
  RebookTicketInput,
  Ticket,
} from '#siaga/contracts';
import { CommandRunner, type Visitor } from '#siaga/identity';
import { AppError, Clock, demandVersion, found } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { QueueQuery } from '../store/queue.query.js';
import { StageQueue } from '../stages/stage-queue.js';
import { SessionRepository, type HeldSession } from '../store/session.repository.js';
import { TicketRepository, type StoredTicket } from '../store/ticket.repository.js';
import { holdPair } from '../tickets/held-pair.js';
import { Ledger } from '../tickets/ledger.js';
import { SessionLine } from '../tickets/session-line.js';
import { FacilityFacts, type FacilityFact } from './facility-facts.js';
import { PortalLimits } from './portal-limits.js';
import { TicketLinks } from './ticket-links.js';
import { TicketViews } from './ticket-views.js';

const BY_PHONE = 'Dibatalkan lewat ponsel';
/** Who did not come yet may give the number back, and who waits. */
const GIVEN_BACK: readonly Ticket['state'][] = ['booked', 'waiting'];
/** From what a number is booked anew: what has not begun, and what nobody came to. */
const BOOKED_ANEW: readonly Ticket['state'][] = ['booked', 'cancelled', 'no_show'];

/** What a number's holder does with it from its page. Whoever holds no pass for it does not find it. */
@Injectable()
export class TicketChanges {
  constructor(
    private readonly database: Database,
    readonly sessions: SessionRepository,
    readonly tickets: TicketRepository,
    private readonly queue: QueueQuery,
    private readonly ledger: Ledger,
    private readonly stages: StageQueue,
    private readonly line: SessionLine,
    private readonly commands: CommandRunner,
    private readonly limits: PortalLimits,
    private readonly links: TicketLinks,
    private readonly facilities: FacilityFacts,
    private readonly views: TicketViews,
    private readonly clock: Clock,
  ) {}

  /** Into the next window with room. Throws RESOURCE.NOT_FOUND, STALE.VERSION, BOOKING.ILLEGAL_STEP, BOOKING.FULL, BOOKING.NOT_OPEN, BOOKING.TOO_OFTEN. */
  move(visitor: Visitor, input: MovePortalTicketInput): Promise<PortalTicket> {
    return this.change(visitor, 'movePortalTicket', input, async (tx, held, stored) => {
      demandVersion(stored.ticket, input);
      if (stored.ticket.state !== 'booked') throw illegal(stored.ticket, 'move');
      return this.ledger.move(tx, visitor.actor, held, stored);
    });
  }

  /** Gives the number back; it is nobody's from then on. Again changes nothing. Throws RESOURCE.NOT_FOUND, BOOKING.ILLEGAL_STEP, BOOKING.TOO_OFTEN. */
  cancel(visitor: Visitor, input: { id: string }): Promise<PortalTicket> {
    return this.change(visitor, 'cancelPortalTicket', input, async (tx, _held, stored) => {
      if (stored.ticket.state === 'cancelled') return stored.ticket;
      if (!GIVEN_BACK.includes(stored.ticket.state)) throw illegal(stored.ticket, 'cancel');
      return this.giveBack(tx, visitor, stored);
    });
  }

  /**
   * Gives another number for this one, both or neither; the phone that was confirmed is told of it. Asked again it is the same number. Throws
   * RESOURCE.NOT_FOUND, BOOKING.ILLEGAL_STEP, BOOKING.TOO_OFTEN, and what `Ledger.book` throws.
   */
  async rebook(visitor: Visitor, input: RebookTicketInput): Promise<BookedPlace> {
    const { id, sessionId } = input;
    visitor.demand('booking.follow', { kind: 'booking', id });
    await this.limits.count('change ticket', id);
    const facts = await this.facilities.all();
    const booked = await this.line.inTurn(sessionId, () =>
      this.commands.run(visitor, 'rebookTicket', input, (tx) => this.bookAnew(tx, visitor, input, facts)),
    );
    if ('successorId' in booked) return this.again(booked.successorId);
    return { ticket: await this.views.of(booked.ticket), secret: booked.secret };
  }

  private async bookAnew(
    tx: Tx,
    visitor: Visitor,
    { id, sessionId, cluster }: RebookTicketInput,
    facts: ReadonlyMap<string, FacilityFact>,
  ): Promise<{ successorId: string } | { ticket: Ticket; secret: string }> {
    const { from, to } = await holdPair(tx, this, id, sessionId);
    const stored = found(await this.tickets.inSession(tx, from.session.id, id));
    const { patient, state, placeKind, priority } = stored.ticket;
    const { phoneDigest, language, ...reach } = found(await this.queue.reachOf(id, tx));
    if (reach.successorId !== null) return { successorId: reach.successorId };
    if (!BOOKED_ANEW.includes(state)) throw illegal(stored.ticket, 'rebook');
    if (state === 'booked') await this.giveBack(tx, visitor, stored);
    // The way there is another's, and the letter for another, unless it is the same house.
    const isSameHouse = from.session.facilityId === to.session.facilityId;
    const ticket = await this.ledger.book(tx, visitor.actor, to, {
      ...{ channel: 'portal', placeKind, cluster, priority, patient, isHere: false },
      referral: isSameHouse ? stored.ticket.referral : null,
    });
    const travelS = isSameHouse ? reach.travelS : null;
    await this.queue.insertReach(tx, { ticketId: ticket.id, phoneDigest, language, travelS });
    await this.queue.setSuccessor(tx, id, ticket.id);
    const facility = facts.get(ticket.facilityId)?.name ?? '';
    const phone = { e164: found(patient.phone), language, facility };
    return { ticket, secret: await this.links.tellBooked(tx, to, ticket, phone) };
  }

  /** The number that stands for one already: an answer was lost, or it was tapped twice. */
  private async again(id: string): Promise<BookedPlace> {
    const ticket = found(await this.tickets.view(id));
    const { endsAt } = found(await this.sessions.byId(ticket.sessionId));
    const { secret } = await this.database.transaction((tx) => this.links.open(tx, ticket, endsAt));
    return { ticket: await this.views.of(ticket), secret };
  }

  private async giveBack(tx: Tx, { actor }: Visitor, stored: StoredTicket): Promise<Ticket> {
    const ticket: Ticket = {
      ...stored.ticket,
      state: 'cancelled',
      version: stored.ticket.version + 1,
      endedAt: this.clock.now().toISOString(),
      note: BY_PHONE,
    };
    await this.tickets.save(tx, { ...stored, ticket });
    await this.stages.leave(tx, actor, ticket.id);
    return this.ledger.record(tx, actor, ticket, 'ticket.stepped.v1');
  }

  private async change(
    visitor: Visitor,
    name: string,
    input: { id: string },
    work: (tx: Tx, held: HeldSession, stored: StoredTicket) => Promise<Ticket>,
  ): Promise<PortalTicket> {
    const { id } = input;
    visitor.demand('booking.follow', { kind: 'booking', id });
    await this.limits.count('change ticket', id);
    const { sessionId } = found(await this.tickets.view(id));
    const ticket = await this.line.inTurn(sessionId, () =>
      this.commands.run(visitor, name, input, async (tx) => {
        const held = found(await this.sessions.lock(tx, sessionId));
        return work(tx, held, found(await this.tickets.inSession(tx, sessionId, id)));
      }),
    );
    return this.views.of(ticket);
  }
}

function illegal({ state }: Ticket, step: string): AppError {
  return new AppError('BOOKING.ILLEGAL_STEP', { details: { state, step } });
}
