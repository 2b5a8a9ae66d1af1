import { Injectable } from '@nestjs/common';
import type { Timeline, TimelineEntry } from '#siaga/contracts';
import { JournalQuery, type JournalRow } from '#siaga/journal';

/** Facts of each kind of entry that a timeline shows; nothing personal. */
const SHOWN: Record<string, readonly string[]> = {
  incident: ['number', 'status', 'complaint', 'triage', 'patientCount', 'outcome'],
  assignment: ['unitCallSign', 'status', 'reason', 'chainPosition', 'lacks'],
  inbound: ['unitCallSign', 'status', 'facilityId'],
  alert: ['kind', 'severity'],
  call: ['state', 'line'],
  handover: ['centreName'],
};

/** The story of an incident, read from the journal. */
@Injectable()
export class TimelineQuery {
  constructor(private readonly journal: JournalQuery) {}

  async ofIncident(incidentId: string): Promise<Timeline> {
    return { entries: (await this.journal.ofIncident(incidentId)).map(toEntry) };
  }
}

function toEntry(row: JournalRow): TimelineEntry {
  const data = row.data as Record<string, unknown>;
  const summary: TimelineEntry['summary'] = {};
  for (const key of SHOWN[row.entity] ?? []) {
    const value = data[key];
    if (typeof value === 'string' || typeof value === 'number' || value === null) summary[key] = value;
    if (Array.isArray(value) && value.length > 0) summary[key] = value.join(' ');
  }
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: row.actor,
    type: row.type,
    entity: row.entity,
    entityId: row.entityId,
    summary,
  };
}
