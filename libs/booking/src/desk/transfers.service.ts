import { Injectable } from '@nestjs/common';
import type { Ticket, TransferredTicket, TransferTicketInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { FacilityFacts } from '../portal/facility-facts.js';
import { TicketLinks } from '../portal/ticket-links.js';
import { QueueQuery } from '../store/queue.query.js';
import { StageQueue } from '../stages/stage-queue.js';
import { SessionRepository, type HeldSession } from '../store/session.repository.js';
import { TicketRepository } from '../store/ticket.repository.js';
import { holdPair } from '../tickets/held-pair.js';
import { Ledger } from '../tickets/ledger.js';
import { SessionLine } from '../tickets/session-line.js';

/** Who may still be sent elsewhere: nobody is with a doctor, and nothing is over. */
const MOVABLE: readonly Ticket['state'][] = ['booked', 'waiting', 'called'];

/** A patient who is sent to another doctor, hour or clinic of the house. */
@Injectable()
export class TransfersService {
  constructor(
    readonly sessions: SessionRepository,
    readonly tickets: TicketRepository,
    private readonly ledger: Ledger,
    private readonly stages: StageQueue,
    private readonly line: SessionLine,
    private readonly queue: QueueQuery,
    private readonly links: TicketLinks,
    private readonly facilities: FacilityFacts,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends a number and gives one in the other session, both or neither: nobody is left without a place. Who waits keeps waiting there, since
   * when they came; a phone that followed the old number is sent the new one. Throws
   * RESOURCE.NOT_FOUND for a session of another facility, BOOKING.ILLEGAL_STEP, INPUT.INVALID for the session it is in, and what
   * `Ledger.book` throws.
   */
  async transfer(caller: Caller, input: TransferTicketInput): Promise<TransferredTicket> {
    // Before the transaction: what is read for the message must not wait inside it.
    const facts = await this.facilities.all();
    return this.line.inTurn(input.sessionId, () =>
      this.commands.run(caller, 'transferTicket', input, (tx) => this.move(tx, caller, input, facts)),
    );
  }

  private async move(
    tx: Tx,
    caller: Caller,
    input: TransferTicketInput,
    facts: Awaited<ReturnType<FacilityFacts['all']>>,
  ): Promise<TransferredTicket> {
    const { from, to } = await holdPair(tx, this, input.id, input.sessionId);
    caller.demand('booking.work', from.session);
    caller.demand('booking.work', to.session);
    if (from.session.facilityId !== to.session.facilityId) throw new AppError('RESOURCE.NOT_FOUND');
    if (from.session.id === to.session.id)
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'sessionId', message: 'The number is in this session: choose another' }],
      });
    const facility = facts.get(to.session.facilityId)?.name ?? '';
    const stored = found(await this.tickets.inSession(tx, from.session.id, input.id));
    const { ticket } = stored;
    if (!MOVABLE.includes(ticket.state))
      throw new AppError('BOOKING.ILLEGAL_STEP', { details: { state: ticket.state, step: 'transfer' } });
    const ended: Ticket = {
      ...ticket,
      state: 'cancelled',
      version: ticket.version + 1,
      endedAt: this.clock.now().toISOString(),
      note: input.note,
    };
    // The old number goes first: a person has one live ticket a day and clinic.
    await this.tickets.save(tx, { ...stored, ticket: ended });
    const isAdmitted = !(await this.stages.leave(tx, caller.actor, ticket.id));
    const { channel, placeKind, priority, patient, arrivedAt } = ticket;
    const isHere = ticket.state !== 'booked';
    const wish = { channel, placeKind, cluster: null, priority, patient, isHere, isAdmitted, arrivedAt };
    const next = await this.ledger.book(tx, caller.actor, to, { ...wish, referral: ticket.referral });
    const moved: Ticket = { ...ended, movedTo: next.label };
    await this.tickets.save(tx, { ...stored, ticket: moved });
    await this.ledger.record(tx, caller.actor, moved, 'ticket.stepped.v1');
    await this.follow(tx, ticket, next, to, facility);
    return { ended: moved, ticket: next };
  }

  /** The phone that followed the old number follows the new one, by a link of its own. */
  private async follow(tx: Tx, old: Ticket, next: Ticket, to: HeldSession, facility: string): Promise<void> {
    const reach = await this.queue.reachOf(old.id, tx);
    const e164 = old.patient.phone;
    if (reach === null || e164 === null) return;
    await this.queue.insertReach(tx, { ...reach, ticketId: next.id });
    await this.queue.setSuccessor(tx, old.id, next.id);
    await this.links.tellBooked(tx, to, next, { e164, language: reach.language, facility });
  }
}
