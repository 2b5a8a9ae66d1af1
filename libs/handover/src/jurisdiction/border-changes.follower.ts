import { Injectable } from '@nestjs/common';
import { isLive } from '#siaga/contracts';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseReviews } from './case-reviews.js';

/**
 * Hears of what decides whose a case is: centres and their borders, maps (which bring the regions'), and the cases themselves. It only
 * asks for a look; who appends to the journal may not wait for an incident.
 */
@FollowsJournal()
@Injectable()
export class BorderChanges implements JournalFollower {
  readonly name = 'border-changes';
  readonly streams = ['dispatch'] as const;
  readonly types = new Set([
    'centre.created.v1',
    'centre.updated.v1',
    'centre.removed.v1',
    'map.changed.v1',
    'incident.opened.v1',
    'incident.updated.v1',
    'incident.closed.v1',
    'incident.cancelled.v1',
  ]);

  constructor(
    private readonly reviews: CaseReviews,
    private readonly clock: Clock,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    const cases = rows.flatMap((row) => (row.entity === 'incident' ? [row.data] : []));
    const over = cases.filter((incident) => !isLive(incident)).map(({ id }) => id);
    const live = cases.filter((incident) => isLive(incident) && !over.includes(incident.id));
    const now = this.clock.now();
    await this.reviews.ask(tx, [...new Set(live.map(({ id }) => id))], now);
    await this.reviews.forget(tx, over);
    if (rows.some(({ entity }) => entity === 'centre' || entity === 'map'))
      await this.reviews.askAll(tx, now);
  };
}
