import type { FixDoubt, LocationFix, Place, PlaceSource } from '#siaga/contracts';
import { FASTEST_VEHICLE_MPS, isJump, type ReportedFix } from '#siaga/kernel';

/** Fixes that a telephone or its network made: two of them are compared by the time between them. Words may name anything. */
const MEASURED: ReadonlySet<PlaceSource> = new Set(['aml', 'shared_link', 'pbx']);

/**
 * Why the newest fix of a caller is not believed beside the earlier ones: nobody gets there in the time (ADR 0030). Two in a row that agree with each other are
 * where the caller is. `fixes` are oldest first; only what a telephone measured is compared.
 */
export function jumpOf(fixes: readonly LocationFix[], next: { place: Place; at: string }): FixDoubt | null {
  const earlier = fixes.filter(({ place, by }) => by.kind !== 'account' && MEASURED.has(place.source));
  const believed = earlier.findLast(({ place }) => place.doubt === undefined);
  if (believed === undefined || !isFar(next, believed)) return null;
  const before = earlier.at(-1);
  const agrees = before !== undefined && before.place.doubt === 'jump' && before.at !== next.at;
  return agrees && !isFar(next, before) ? null : 'jump';
}

function isFar(a: { place: Place; at: string }, b: { place: Place; at: string }): boolean {
  return isJump(reportedOf(a), { last: reportedOf(b), fastestMps: FASTEST_VEHICLE_MPS });
}

function reportedOf({ place, at }: { place: Place; at: string }): ReportedFix {
  return { ...place.point, accuracyM: place.accuracyM, atMs: Date.parse(at) };
}
