import { Injectable } from '@nestjs/common';
import type { JknLink, Ticket } from '#siaga/contracts';
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
  readonly types = new Set(['ticket.booked.v1', 'ticket.stepped.v1']);

  constructor(
    private readonly links: LinkRepository,
    private readonly visits: VisitTasks,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    const facilityIds = [...new Set(rows.flatMap(({ facilityId }) => facilityId ?? []))];
    const links = await this.links.calledOf(tx, facilityIds);
    for (const row of rows) {
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
