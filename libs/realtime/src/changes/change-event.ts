import type { ChangeEvent } from '#siaga/contracts';
import type { JournalRow } from '#siaga/journal';

/**
 * The event of a journal row whose entity is one that is sent. The row's data is the public view its writer checked by type; it is
 * not parsed again for every change (a contract test parses every kind of event).
 */
export function toChangeEvent(row: JournalRow): ChangeEvent {
  const event = {
    seq: row.seq,
    at: row.at.toISOString(),
    entityId: row.entityId,
    version: row.version,
    regionCode: row.regionCode,
    entity: row.entity,
    type: row.type,
    data: row.data,
  };
  return event as ChangeEvent;
}
