import { Injectable } from '@nestjs/common';
import { FleetService } from '#siaga/fleet';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { JobReviews } from './job-reviews.js';

/** An offer was made from what its unit is in that very statement; all that comes after it may meet a change. */
const JOB_STEPS = [
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'advanced',
  'released',
  'cancelled',
  'updated',
];

/**
 * Hears of whatever a running job rests on (hospital, unit, crew's accounts, roads, the case itself) and asks for the job to be looked
 * at anew. It writes no journal: who appends holds the stream, and then may not wait for an incident.
 */
@FollowsJournal()
@Injectable()
export class ResourceChanges implements JournalFollower {
  readonly name = 'resource-changes';
  readonly streams = ['dispatch'] as const;
  readonly types = new Set([
    'facility.imported.v1',
    'facility.updated.v1',
    'unit.updated.v1',
    'unit.brought-back.v1',
    'unit.signed-on.v1',
    'unit.signed-off.v1',
    'closure.drawn.v1',
    'closure.lifted.v1',
    'account.updated.v1',
    'incident.updated.v1',
    'incident.joined.v1',
    ...JOB_STEPS.map((step) => `assignment.${step}.v1`),
  ]);

  constructor(
    private readonly reviews: JobReviews,
    private readonly fleet: FleetService,
    private readonly clock: Clock,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    const idsOf = (entity: JournalRow['entity']): string[] => [
      ...new Set(rows.flatMap((row) => (row.entity === entity ? [row.entityId] : []))),
    ];
    const accountIds = idsOf('account');
    const crewed = accountIds.length > 0 ? await this.fleet.unitsCrewedBy(tx, accountIds) : [];
    await this.reviews.ask(
      tx,
      {
        facilityIds: idsOf('facility'),
        unitIds: [...idsOf('unit'), ...crewed],
        incidentIds: idsOf('incident'),
        assignmentIds: idsOf('assignment'),
        hasRoads: rows.some(({ entity }) => entity === 'closure'),
      },
      this.clock.now(),
    );
  };
}
