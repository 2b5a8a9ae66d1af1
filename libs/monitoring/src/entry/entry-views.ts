import type { EntryHandover, EntryShift, TravellerEntry } from '#siaga/contracts';
import type { StoredEntry } from '../store/entry.repository.js';
import type { StoredShift } from '../store/shift.repository.js';

/** A shift as the API shows it: without its secret. */
export function shiftView(stored: StoredShift): EntryShift {
  const { id, version, postId, regionCode, officerId, officer, openedAt, endsAt, endedAt } = stored;
  return {
    ...{ id, version, postId, regionCode, officerId, officer },
    ...{ openedAt: openedAt.toISOString(), endsAt: endsAt.toISOString() },
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** What a shift left; null while it is open. */
export function handoverView(stored: StoredShift): EntryHandover | null {
  return stored.handover === null ? null : { shift: shiftView(stored), ...stored.handover };
}

/** An entry with the name that its case knows; null for who has none. */
export function entryView(stored: StoredEntry, name: string | null): TravellerEntry {
  const { id, version, shiftId, postId, tripId, direction, state } = stored;
  const { enteredAt, pairedAt, isLate, serial, hasSigns } = stored;
  return {
    ...{ id, version, shiftId, postId, tripId, direction, name, state },
    ...{ enteredAt: enteredAt.toISOString(), pairedAt: pairedAt?.toISOString() ?? null },
    ...{ isLate, serial, hasSigns },
  };
}
