import { Injectable } from '@nestjs/common';
import { IncidentRef, type Timeline, type TimelineEntry } from '#siaga/contracts';
import { JournalQuery, type JournalRow } from '#siaga/journal';
import { IncidentRepository } from '../store/incident.repository.js';

/** Facts of each kind of entry that a timeline shows; nothing personal. */
const SHOWN: Record<string, readonly string[]> = {
  incident: ['number', 'status', 'complaint', 'triage', 'patientCount', 'outcome'],
  assignment: ['unitCallSign', 'status', 'reason', 'chainPosition', 'lacks', 'destination'],
  inbound: ['unitCallSign', 'status', 'facilityId'],
  alert: ['kind', 'severity'],
  call: ['state', 'line'],
  handover: ['centreName'],
};

/** The story of an incident, read from the journal. */
@Injectable()
export class TimelineQuery {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly journal: JournalQuery,
  ) {}

  /** What was merged into an incident brings its own story along. */
  async ofIncident(incidentId: string): Promise<Timeline> {
    const rows = await this.journal.ofIncidents(await this.incidents.familyOf(incidentId));
    return { entries: rows.map(toEntry) };
  }
}

function nameOf(destination: unknown): unknown {
  return typeof destination === 'object' && destination !== null && 'name' in destination
    ? destination.name
    : undefined;
}

function toEntry(row: JournalRow): TimelineEntry {
  const data = row.data as Record<string, unknown>;
  const summary: TimelineEntry['summary'] = {};
  const shown: Record<string, unknown> = { ...data, destination: nameOf(data['destination']) };
  for (const key of SHOWN[row.entity] ?? []) {
    const value = shown[key];
    if (typeof value === 'string' || typeof value === 'number' || value === null) summary[key] = value;
    if (Array.isArray(value) && value.length > 0) summary[key] = value.join(' ');
  }
  const other = data.mergedInto ?? data.splitFrom;
  if (row.type === 'incident.merged.v1' || row.type === 'incident.opened.v1')
    if (isRef(other)) summary.otherNumber = other.number;
  // The facts of an alert are for its sentence and never personal.
  if (row.entity === 'alert') Object.assign(summary, data['facts']);
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

function isRef(value: unknown): value is IncidentRef {
  return IncidentRef.safeParse(value).success;
}
