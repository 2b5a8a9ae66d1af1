import { type EntryFigures, type EntryTrip, type TravellerEntry } from '#siaga/contracts';
import { idOf, type KeptEntry } from './kept/kept-entries.policy.js';

/** A traveller as the post's list shows them. */
export interface PostRow {
  readonly id: string;
  readonly name: string;
  readonly tripId: string | null;
  /** `unsent` is on this phone alone, `refused` too and will not go by itself. */
  readonly state: TravellerEntry['state'] | 'unsent' | 'refused';
  readonly pairedAt: string | null;
  readonly isLate: boolean;
  readonly hasSigns: boolean;
  /** The newest showing that a phone has claimed. */
  readonly serial: number;
  readonly refusal: KeptEntry['refusal'];
  /** Whether a code of a phone's own is still to be shown. */
  readonly isToPair: boolean;
  readonly enteredAt: string;
  /** Only this phone has it. */
  readonly isUnsent: boolean;
}

/** Those that this phone holds and those that the server knows, the newest first, each once. */
export function rowsOf(
  kept: readonly KeptEntry[],
  known: readonly TravellerEntry[],
  shiftId: string,
): PostRow[] {
  const rows = new Map<string, PostRow>();
  for (const entry of known) rows.set(entry.id, rowOfKnown(entry));
  for (const entry of kept) {
    if (entry.list !== 'travellers' || entry.shiftId !== shiftId || rows.has(idOf(entry))) continue;
    rows.set(idOf(entry), rowOfKept(entry));
  }
  return [...rows.values()].sort((one, other) => (one.enteredAt < other.enteredAt ? 1 : -1));
}

function rowOfKnown(entry: TravellerEntry): PostRow {
  return {
    ...{ id: entry.id, name: entry.name ?? '', tripId: entry.tripId, state: entry.state },
    ...{ pairedAt: entry.pairedAt, isLate: entry.isLate, hasSigns: entry.hasSigns, serial: entry.serial },
    ...{ refusal: null, isToPair: entry.state === 'waiting', enteredAt: entry.enteredAt },
    isUnsent: false,
  };
}

function rowOfKept({ item, refusal }: Extract<KeptEntry, { list: 'travellers' }>): PostRow {
  const isIn = item.direction === 'in';
  return {
    ...{ id: item.id, name: isIn ? item.person.name : '', tripId: item.tripId ?? null },
    state: refusal ? 'refused' : isIn ? 'unsent' : 'out',
    ...{ pairedAt: null, isLate: false, hasSigns: false, serial: 0, refusal },
    isToPair: isIn && refusal === null && (item.householdOf ?? null) === null,
    enteredAt: item.enteredAt,
    isUnsent: refusal === null,
  };
}

/** The vehicles of the shift, the newest first, those that are only on this phone too. */
export function tripsOf(
  kept: readonly KeptEntry[],
  known: readonly EntryTrip[],
  shiftId: string,
): EntryTrip[] {
  const trips = new Map(known.map((trip) => [trip.id, trip]));
  for (const entry of kept)
    if (entry.list === 'trips' && entry.shiftId === shiftId) trips.set(entry.item.id, entry.item);
  return [...trips.values()].sort((one, other) => (one.arrivedAt < other.arrivedAt ? 1 : -1));
}

/** The figures as this phone can tell them: the server's, with what it has not been told yet. */
export function figuresWith(
  figures: EntryFigures | null,
  rows: readonly PostRow[],
): Pick<EntryFigures, 'in' | 'out' | 'paired' | 'waiting' | 'withSigns'> & { unsent: number } {
  const count = (is: (row: PostRow) => boolean): number => rows.filter(is).length;
  const unsentIn = count(({ state }) => state === 'unsent');
  const unsentOut = count(({ state, isUnsent }) => isUnsent && state === 'out');
  return {
    in: (figures?.in ?? 0) + unsentIn,
    out: (figures?.out ?? 0) + unsentOut,
    paired: figures?.paired ?? 0,
    waiting: count(({ isToPair }) => isToPair),
    withSigns: figures?.withSigns ?? 0,
    unsent: unsentIn + unsentOut,
  };
}
