import { Injectable } from '@nestjs/common';
import { OutsideBooking } from '#siaga/booking';
import type { JknLink, StageTurn, Ticket } from '#siaga/contracts';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { LinkRepository } from '../store/link.repository.js';
import { DUTY } from './duties.js';
import { VisitTasks } from './visit-tasks.js';

const BPJS = 'bpjs';

/** Puts into the outbox what BPJS must be told of a ticket, for facilities whose BPJS is called. */
@FollowsJournal()
@Injectable()
export class TicketFollower implements JournalFollower {
  readonly name = 'jkn-tickets';
  readonly streams = ['booking'] as const;
  readonly types = new Set([
    ...['ticket.booked.v1', 'ticket.stepped.v1'],
    ...['stage-turn.entered.v1', 'stage-turn.stepped.v1'],
  ]);

  constructor(
    private readonly links: LinkRepository,
    private readonly visits: VisitTasks,
    private readonly booking: OutsideBooking,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    const facilityIds = [...new Set(rows.flatMap(({ facilityId }) => facilityId ?? []))];
    const links = await this.links.calledOf(tx, facilityIds);
    for (const row of rows) {
      if (row.entity === 'stage_turn') await this.passed(tx, links, row.data);
      if (row.entity !== 'ticket') continue;
      const ticket = row.data;
      const link = links.get(ticket.facilityId);
      if (link === undefined || !isTold(link, ticket)) continue;
      if (ticket.channel !== 'mobile_jkn') await this.visits.say(tx, ticket, DUTY.add, {});
      if (link.kind === 'hospital') await this.visits.note(tx, link, ticket);
      else await this.called(tx, ticket);
      // What came from BPJS is known there.
      const isTheirs = row.actor.id === BPJS;
      if (ticket.state === 'cancelled' && !isTheirs) await this.visits.say(tx, ticket, DUTY.cancel, {});
    }
  };

  /** A step before or after the clinic; only a hospital tells of them. */
  private async passed(tx: Tx, links: ReadonlyMap<string, JknLink>, turn: StageTurn): Promise<void> {
    const link = links.get(turn.facilityId);
    if (link?.kind !== 'hospital') return;
    const ticket = await this.booking.ticket(tx, turn.facilityId, turn.ticketId);
    if (ticket === null || !isTold(link, ticket)) return;
    if (turn.kind === 'pharmacy' && turn.state === 'waiting')
      await this.visits.say(tx, ticket, DUTY.pharmacy, {});
    await this.visits.note(tx, link, ticket);
  }

  /** A puskesmas tells who was called, and whether they were there. */
  private async called(tx: Tx, ticket: Ticket): Promise<void> {
    const { state, servedAt, endedAt } = ticket;
    const isPresent = state === 'serving';
    const at = isPresent ? servedAt : endedAt;
    if ((!isPresent && state !== 'no_show') || at === null) return;
    await this.visits.say(tx, ticket, DUTY.call, { isPresent, atMs: Date.parse(at) });
  }
}

/** A puskesmas' patients are known by their card alone. */
export function isTold({ kind, options }: JknLink, { patient }: Pick<Ticket, 'patient'>): boolean {
  if (patient.cardNumber !== null) return true;
  return kind === 'hospital' && options.tellsNonJkn;
}
