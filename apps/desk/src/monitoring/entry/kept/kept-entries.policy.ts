import { ApiError, isSignedOut, isWorthRetrying, type Sorted } from '#siaga/client';
import {
  type ApiInput,
  type EnteredTravellers,
  type EntryTrip,
  MOST_TRAVELLERS,
  MOST_TRIPS,
} from '#siaga/contracts';

type SentTravellers = ApiInput<'enterTravellers'>;
export type SentTraveller = SentTravellers['travellers'][number];
export type ArrivingEntry = Extract<SentTraveller, { direction: 'in' }>;

interface Kept {
  readonly shiftId: string;
  /** Who entered it: nobody else sends it. */
  readonly accountId: string;
  /** In which order they were made here. */
  readonly order: number;
  /** Why the server did not take it: a code and the field that it names; null while it is to be sent. */
  readonly refusal: { readonly code: string; readonly field: string | null } | null;
}

/** A vehicle or a traveller that this phone has not sent, or that was refused and not mended yet. */
export type KeptEntry = Kept &
  (
    | { readonly list: 'trips'; readonly item: EntryTrip }
    | { readonly list: 'travellers'; readonly item: SentTraveller }
  );

export const idOf = ({ item }: KeptEntry): string => item.id;

/** What goes in one sending, with where each stands in its list. */
export interface Batch {
  readonly input: SentTravellers;
  readonly entries: readonly KeptEntry[];
}

/** The oldest of one shift, as many as one sending holds; null when there is nothing. */
export function nextBatch(own: readonly KeptEntry[]): Batch | null {
  const shiftId = own[0]?.shiftId;
  if (shiftId === undefined) return null;
  const ofShift = own.filter((one) => one.shiftId === shiftId);
  const trips = ofShift.filter((one) => one.list === 'trips').slice(0, MOST_TRIPS);
  const travellers = ofShift.filter((one) => one.list === 'travellers').slice(0, MOST_TRAVELLERS);
  return {
    input: {
      id: shiftId,
      trips: trips.map(({ item }) => item),
      travellers: travellers.map(({ item }) => item),
    },
    entries: [...trips, ...travellers],
  };
}

/** What of a batch leaves the phone, and what stays with why. */
export function afterAnswer(
  { entries }: Batch,
  { refused }: Pick<EnteredTravellers, 'refused'>,
): { taken: readonly KeptEntry[]; refused: readonly KeptEntry[] } {
  const why = new Map(
    refused.map(({ list, index, code, fields }) => [
      `${list} ${String(index)}`,
      { code, field: fields[0]?.path ?? null },
    ]),
  );
  const counts = { trips: 0, travellers: 0 };
  const sorted: { taken: KeptEntry[]; refused: KeptEntry[] } = { taken: [], refused: [] };
  for (const entry of entries) {
    const refusal = why.get(`${entry.list} ${String(counts[entry.list])}`);
    counts[entry.list] += 1;
    if (refusal) sorted.refused.push({ ...entry, refusal });
    else sorted.taken.push(entry);
  }
  return sorted;
}

/**
 * Sends a batch; null where the same is sent again later. One that is refused as a whole, which asking again does not mend, is set aside with
 * its code. Throws what is neither a refusal nor a bad line: a fault of this program.
 */
export async function sentBatch(
  batch: Batch,
  send: (input: SentTravellers) => Promise<EnteredTravellers>,
): Promise<Sorted<KeptEntry, EnteredTravellers> | null> {
  try {
    const answer = await send(batch.input);
    return { ...afterAnswer(batch, answer), answer };
  } catch (error) {
    if (isWorthRetrying(error) || isSignedOut(error)) return null;
    if (!(error instanceof ApiError)) throw error;
    const refusal = { code: error.code, field: null };
    return { taken: [], refused: batch.entries.map((entry) => ({ ...entry, refusal })) };
  }
}

/** What another version of this page kept, or somebody's hand, is null. */
export function readEntry(kept: unknown): KeptEntry | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { shiftId, accountId, order, list, item, refusal = null } = kept as Partial<KeptEntry>;
  const isNamed = typeof shiftId === 'string' && typeof accountId === 'string' && typeof order === 'number';
  const isListed = (list === 'trips' || list === 'travellers') && typeof item === 'object';
  return isNamed && isListed ? ({ shiftId, accountId, order, list, item, refusal } as KeptEntry) : null;
}
