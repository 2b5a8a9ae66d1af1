import { Injectable } from '@nestjs/common';
import { OutsideBooking, type PromisedTicket } from '#siaga/booking';
import type { JknLink, JknWord, Ticket, TicketStep } from '#siaga/contracts';
import { AppError, cutText } from '#siaga/kernel';
import { textOf, type Ask } from '../domain/read-ask.policy.js';
import { stampAt } from '../domain/wall-clock.policy.js';
import { JknRefusal } from '../domain/words.policy.js';
import { MOBILE_JKN } from './taking.js';

/** BPJS's clock and ours may differ by so much. */
const SLACK_MS = 5 * 60_000;
const NO_REASON = 'Dibatalkan lewat Mobile JKN';
const MOST_REASON = 200;

/** What is done with a ticket through BPJS's door. */
@Injectable()
export class TicketSteps {
  constructor(private readonly booking: OutsideBooking) {}

  /** The ticket of a booking code, at this facility alone. Throws JknRefusal with `missing`. */
  async ticketOf({ facilityId }: JknLink, ask: Ask, missing: JknWord): Promise<PromisedTicket> {
    const code = textOf(ask, 'kodebooking').toUpperCase();
    const promised = code === '' ? null : await this.booking.byCode(facilityId, code);
    if (promised === null) throw new JknRefusal(missing);
    return promised;
  }

  /** Throws JknRefusal for one that is cancelled, or whose holder was called already. */
  async cancel(link: JknLink, ticket: Ticket, reason: string): Promise<void> {
    if (ticket.state === 'cancelled' || ticket.state === 'no_show')
      throw new JknRefusal('no_ticket_or_cancelled');
    const note = reason.length < 3 ? NO_REASON : cutText(reason, MOST_REASON);
    try {
      await this.step(link, ticket.id, 'cancel', note);
    } catch (error) {
      throw illegal(error) === null ? error : new JknRefusal('already_served');
    }
  }

  /** Notes that the patient is here. `atMs` is when BPJS heard it: it proves nothing but that it is not older than the booking. */
  async checkIn(link: JknLink, { ticket, from }: PromisedTicket, atMs: number): Promise<void> {
    if (atMs < Date.parse(ticket.bookedAt) - SLACK_MS) throw new JknRefusal('time_backwards');
    this.demandBooked(link, ticket);
    try {
      await this.step(link, ticket.id, 'arrive', null);
    } catch (error) {
      throw this.refusalOf(link, error, from);
    }
  }

  private demandBooked({ regionCode }: JknLink, { state, arrivedAt, endedAt }: Ticket): void {
    const stamp = (at: string | null): string => (at === null ? '' : stampAt(new Date(at), regionCode));
    if (state === 'cancelled') throw new JknRefusal('cancelled_at', { waktu: stamp(endedAt) });
    if (state === 'no_show') throw new JknRefusal('too_late');
    if (state !== 'booked') throw new JknRefusal('already_in', { waktu: stamp(arrivedAt) });
  }

  /** Of two check-ins at once the second is told so too. */
  private refusalOf({ regionCode }: JknLink, error: unknown, from: Date): unknown {
    if (illegal(error) !== null) return new JknRefusal('already_in', { waktu: '' });
    if (!(error instanceof AppError) || error.code !== 'BOOKING.OUTSIDE_WINDOW') return error;
    const { arrival, earliest } = error.details as { arrival: string; earliest?: string };
    const opens = earliest === undefined ? from : new Date(earliest);
    return arrival === 'late'
      ? new JknRefusal('too_late')
      : new JknRefusal('too_early', { waktu: stampAt(opens, regionCode) });
  }

  private step({ facilityId }: JknLink, id: string, step: TicketStep, note: string | null): Promise<Ticket> {
    return this.booking.step(MOBILE_JKN, facilityId, { id, step, note, medicine: null });
  }
}

function illegal(error: unknown): AppError | null {
  return error instanceof AppError && error.code === 'BOOKING.ILLEGAL_STEP' ? error : null;
}
