import { Injectable } from '@nestjs/common';
import type { BookingCluster } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import { asTheDayRuns } from '../domain/arrival-window.policy.js';
import { choosePlace, type PlaceChoice, type PlaceWish } from '../domain/place-choice.policy.js';
import { HoldRepository } from '../store/hold.repository.js';
import type { HeldSession } from '../store/session.repository.js';
import { TicketRepository } from '../store/ticket.repository.js';

/** What the asker has of the session already, which does not stand in their own way. */
export interface OwnPlace {
  readonly holdId?: string | null;
  readonly ticketId?: string | null;
}

/** The places of sessions whose rows are held: what nobody has and nobody holds. */
@Injectable()
export class Places {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly holds: HoldRepository,
  ) {}

  /** The place that a wish gets. `from` is when its person can be there: no window that is over by then is theirs. */
  async choose(
    tx: Tx,
    { session }: HeldSession,
    wish: PlaceWish,
    { now, from = now }: { now: Date; from?: Date },
    { holdId = null, ticketId = null }: OwnPlace = {},
  ): Promise<{ choice: PlaceChoice; clusters: readonly BookingCluster[] }> {
    const clusters = asTheDayRuns(session);
    const taken = [
      ...(await this.tickets.taken(tx, session.id, ticketId)),
      ...(await this.holds.taken(tx, session.id, now, holdId)),
    ];
    return { choice: choosePlace({ clusters, quota: session.quota }, taken, wish, from), clusters };
  }
}
