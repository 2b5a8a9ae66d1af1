import { Injectable } from '@nestjs/common';
import { INCIDENT_EVENTS, isLive } from '#siaga/contracts';
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
    ...INCIDENT_EVENTS,
  ]);

  constructor(
    private readonly reviews: CaseReviews,
    private readonly clock: Clock,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    // One that is over may have gone on again within the batch: the last word holds.
    const cases = new Map(
      rows.flatMap((row) => (row.entity === 'incident' ? [[row.entityId, isLive(row.data)] as const] : [])),
    );
    const idsThat = (live: boolean): string[] => [...cases].flatMap(([id, is]) => (is === live ? [id] : []));
    const now = this.clock.now();
    await this.reviews.ask(tx, idsThat(true), now);
    await this.reviews.forget(tx, idsThat(false));
    if (rows.some(({ entity }) => entity === 'centre' || entity === 'map'))
      await this.reviews.askAll(tx, now);
  };
}
