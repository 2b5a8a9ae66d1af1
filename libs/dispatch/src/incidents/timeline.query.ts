import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { IncidentRef, isPlaceUnsure, Place, type Timeline, type TimelineEntry } from '#siaga/contracts';
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
    const { rows, lost } = await this.journal.ofIncidents(await this.incidents.familyOf(incidentId));
    return { entries: rows.map(toTimelineEntry), leftOut: lost.length };
  }
}

function nameOf(destination: unknown): unknown {
  return typeof destination === 'object' && destination !== null && 'name' in destination
    ? destination.name
    : undefined;
}

/** What a timeline tells of a change: the facts for its sentence, and nothing personal. */
export function toTimelineEntry(row: JournalRow): TimelineEntry {
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
  if (row.entity === 'incident') Object.assign(summary, doubtsOf(data['place']));
  if (row.entity === 'call') summary.doubt = newestDoubt(data['fixes']);
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

const Doubted = Place.pick({ doubt: true, accuracyM: true });
const Fixes = z.array(z.object({ place: Doubted }));

/** Why a place is not believed, else how wide one is at which a crew may find nobody. */
function doubtsOf(place: unknown): { doubt: string | null; vagueM: number | null } {
  const { data } = Doubted.safeParse(place);
  const isVague = data !== undefined && data.doubt === undefined && isPlaceUnsure(data);
  return { doubt: data?.doubt ?? null, vagueM: isVague ? data.accuracyM : null };
}

/** Why the newest position that came with a call is not believed. */
function newestDoubt(fixes: unknown): string | null {
  return Fixes.safeParse(fixes).data?.at(-1)?.place.doubt ?? null;
}

function isRef(value: unknown): value is IncidentRef {
  return IncidentRef.safeParse(value).success;
}
