import { Injectable } from '@nestjs/common';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { AlarmRepository } from '../store/alarm.repository.js';
import { AlarmsService } from './alarms.service.js';

/** What becomes of an ambulance that a case called for is news of the case: its officers and its person see it come. */
@FollowsJournal()
@Injectable()
export class RescuesFollower implements JournalFollower {
  readonly name = 'monitoring-rescues';
  readonly streams = ['dispatch'] as const;
  readonly types = new Set([
    'assignment.accepted.v1',
    'assignment.advanced.v1',
    'assignment.released.v1',
    'assignment.cancelled.v1',
    'assignment.updated.v1',
    'incident.closed.v1',
    'incident.cancelled.v1',
    'incident.reopened.v1',
  ]);

  constructor(
    private readonly alarms: AlarmRepository,
    private readonly service: AlarmsService,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    const incidents = new Set(
      rows.flatMap(({ type, incidentId }) =>
        this.types.has(type) && incidentId !== null ? [incidentId] : [],
      ),
    );
    for (const caseId of await this.alarms.casesOf(tx, [...incidents]))
      await this.service.helpMoved(tx, caseId);
  };
}
