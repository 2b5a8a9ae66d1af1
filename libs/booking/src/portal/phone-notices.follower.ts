import { Injectable } from '@nestjs/common';
import { regionTimeZone, type BookingSession, type Ticket } from '#siaga/contracts';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import { Messenger, Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { eveningBefore, leavingTime } from '../domain/reminder-times.policy.js';
import { toldDay, toldTime } from '../domain/told-times.policy.js';
import { TicketRepository } from '../store/ticket.repository.js';
import { DoctorNotices } from './doctor-notices.js';
import { PhoneReach, timesOf, type Reached } from './phone-reach.js';
import { TicketLinks } from './ticket-links.js';
import { calledOffText, heldAgainText } from './waiting.text.js';
import { cancelledText, eveningText, leaveText, movedText } from './reminders.text.js';

/** One for the phone, and one for who opens it elsewhere. */
const DEVICES = 2;
const S = 1_000;
const AHEAD = [eveningText.key, leaveText.key, movedText.key];

/**
 * Tells the phones that booked: the evening before, at leaving time, when the doctor is late or another one, and when the number or its session
 * is off, or on again. Never late itself: what is too late expires.
 */
@FollowsJournal()
@Injectable()
export class PhoneNotices implements JournalFollower {
  readonly name = 'booking-phones';
  readonly streams = ['booking'] as const;
  readonly types = new Set([
    'ticket.booked.v1',
    'ticket.stepped.v1',
    'ticket.moved.v1',
    'booking-session.delayed.v1',
    'booking-session.called-off.v1',
    'booking-session.opened.v1',
    'booking-session.doctor-replaced.v1',
  ]);

  constructor(
    private readonly tickets: TicketRepository,
    private readonly phones: PhoneReach,
    private readonly doctors: DoctorNotices,
    private readonly messenger: Messenger,
    private readonly outbox: Outbox,
    private readonly links: TicketLinks,
    private readonly clock: Clock,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    for (const row of rows) {
      if (row.type === 'ticket.booked.v1') await this.remind(tx, row.data, row.seq);
      else if (row.type === 'ticket.moved.v1') await this.remindAnew(tx, row.data, row.seq);
      else if (row.type === 'booking-session.called-off.v1') await this.tellCalledOff(tx, row.data);
      else if (row.type === 'booking-session.opened.v1') await this.tellHeldAgain(tx, row);
      else if (row.type === 'booking-session.doctor-replaced.v1') await this.doctors.tell(tx, row);
      else if (row.type === 'ticket.stepped.v1') await this.forget(tx, row.data);
      else if (row.type === 'booking-session.delayed.v1') await this.tellMoved(tx, row.data, row.seq);
    }
  };

  private async remind(tx: Tx, ticket: Ticket, seq: number): Promise<void> {
    const reached = await this.phones.reach(tx, ticket);
    if (reached === null) return;
    const { regionCode, serviceDate } = ticket;
    const { to, facility, window } = reached;
    const due = eveningBefore(serviceDate, regionTimeZone(regionCode), this.clock.now());
    if (due !== null)
      await this.messenger.tell(tx, eveningText, {
        to,
        variables: { ...timesOf(ticket, window), number: ticket.label, facility, code: ticket.code },
        ...{
          regionCode,
          subjectId: ticket.id,
          ...due,
          // A number that was moved, or whose session opened again, is reminded anew.
          onceKey: `${eveningText.key}:${ticket.id}:${String(seq)}`,
        },
      });
    await this.tellLeaving(tx, reached, seq);
  }

  /** What was to be told of the window before is not told any more. */
  private async remindAnew(tx: Tx, ticket: Ticket, seq: number): Promise<void> {
    await this.outbox.cancel(tx, ticket.id, AHEAD);
    await this.remind(tx, ticket, seq);
  }

  /** The number stays its holder's until they choose another place. */
  private async tellCalledOff(
    tx: Tx,
    { id, endsAt, serviceDate, regionCode, version }: BookingSession,
  ): Promise<void> {
    for (const ticket of await this.tickets.bookedByPhone(tx, id)) {
      await this.outbox.cancel(tx, ticket.id, AHEAD);
      const reached = await this.phones.reach(tx, ticket);
      // Opened again meanwhile, or over: there is nothing to choose.
      if (reached === null || !reached.isCalledOff || reached.window.to <= this.clock.now()) continue;
      const { to, facility } = reached;
      const pass = await this.links.open(tx, ticket, endsAt, DEVICES);
      await this.messenger.tell(tx, calledOffText, {
        to,
        variables: {
          ...{ number: ticket.label, facility, day: toldDay(serviceDate, to.language) },
          link: this.links.linkOf(pass),
        },
        ...{
          regionCode,
          subjectId: ticket.id,
          onceKey: `${calledOffText.key}:${ticket.id}:${String(version)}`,
        },
      });
    }
  }

  /** A session that was called off and is held after all. Who booked since it opened is told of that by their booking. */
  private async tellHeldAgain(
    tx: Tx,
    { data: session, seq, at }: Extract<JournalRow, { entity: 'booking_session' }>,
  ): Promise<void> {
    for (const ticket of await this.tickets.bookedByPhone(tx, session.id)) {
      if (Date.parse(ticket.bookedAt) >= at.getTime()) continue;
      await this.remindAnew(tx, ticket, seq);
      await this.outbox.cancel(tx, ticket.id, [calledOffText.key]);
      const reached = await this.phones.reach(tx, ticket);
      const wasTold = await this.outbox.mayHaveArrived(tx, ticket.id, calledOffText.key);
      if (reached === null || !wasTold || reached.window.to <= this.clock.now()) continue;
      const { to, facility, window } = reached;
      const { earliest: _, ...times } = timesOf(ticket, window);
      await this.messenger.tell(tx, heldAgainText, {
        to,
        variables: {
          ...{ ...times, number: ticket.label, facility },
          day: toldDay(session.serviceDate, to.language),
        },
        ...{ regionCode: ticket.regionCode, subjectId: ticket.id, expiresAt: window.to },
        onceKey: `${heldAgainText.key}:${ticket.id}:${String(seq)}`,
      });
    }
  }

  /** Who came, was called or gave the number back is reminded of nothing. */
  private async forget(tx: Tx, ticket: Ticket): Promise<void> {
    if (ticket.state === 'booked') return;
    await this.outbox.cancel(tx, ticket.id, AHEAD);
    if (ticket.state === 'cancelled') await this.tellCancelled(tx, ticket);
  }

  /** Of a number for which another stands, its phone is sent the other. */
  private async tellCancelled(tx: Tx, ticket: Ticket): Promise<void> {
    const { id, movedTo, endedAt, regionCode } = ticket;
    const reached = await this.phones.reach(tx, ticket);
    if (reached === null || reached.isReplaced || movedTo !== null || endedAt === null) return;
    const expiresAt = new Date(Date.parse(endedAt) + cancelledText.lifetimeS * S);
    if (expiresAt <= this.clock.now()) return;
    const { to, facility } = reached;
    await this.messenger.tell(tx, cancelledText, {
      to,
      variables: { number: ticket.label, facility, day: toldDay(ticket.serviceDate, to.language) },
      ...{ regionCode, subjectId: id, expiresAt, onceKey: `${cancelledText.key}:${id}` },
    });
  }

  private async tellMoved(tx: Tx, { id, delayMinutes }: BookingSession, seq: number): Promise<void> {
    for (const ticket of await this.tickets.bookedByPhone(tx, id)) {
      const reached = await this.phones.reach(tx, ticket);
      if (reached === null || reached.window.to <= this.clock.now()) continue;
      const { to, facility, window } = reached;
      await this.outbox.cancel(tx, ticket.id, [leaveText.key, movedText.key]);
      await this.messenger.tell(tx, movedText, {
        to,
        variables: {
          ...{ ...timesOf(ticket, window), number: ticket.label, facility },
          minutes: String(delayMinutes),
        },
        ...{ regionCode: ticket.regionCode, subjectId: ticket.id, expiresAt: window.to },
        onceKey: `${movedText.key}:${ticket.id}:${String(seq)}`,
      });
      await this.tellLeaving(tx, reached, seq);
    }
  }

  private async tellLeaving(
    tx: Tx,
    { ticket, to, facility, window, travelS }: Reached,
    seq: number,
  ): Promise<void> {
    const due = leavingTime(window, travelS, this.clock.now());
    if (due === null) return;
    const { leaveAt, sendAt, expiresAt } = due;
    const { regionCode, label, id } = ticket;
    const told = (at: Date): string => toldTime(at, regionCode);
    await this.messenger.tell(tx, leaveText, {
      to,
      variables: { number: label, facility, leave: told(leaveAt), from: told(window.from) },
      ...{ regionCode, subjectId: id, sendAt, expiresAt },
      onceKey: `${leaveText.key}:${id}:${String(seq)}`,
    });
  }
}
