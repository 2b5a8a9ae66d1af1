import { isSent, type ChangeEvent } from '#siaga/contracts';
import type { JournalRow, SentRow } from '#siaga/journal';

/** True for a row that travels to clients. */
export function isSentRow(row: JournalRow): row is SentRow {
  return isSent(row.entity);
}

/**
 * The event of a row that travels. Its data is the public view its writer checked by type; it is not parsed again for every change (a
 * contract test parses every kind of event).
 */
export function toChangeEvent(row: SentRow): ChangeEvent {
  const { at, actor: _actor, unitId: _unit, facilityId: _facility, ...rest } = row;
  const { incidentId: _incident, personId: _person, topics: _topics, ...event } = rest;
  return { ...event, at: at.toISOString() };
}
