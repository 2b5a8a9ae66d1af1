import type { Facility, Point } from '#siaga/contracts';

/** Flags that a true point settles. What they said of the name or the kecamatan stays. */
const SETTLED: ReadonlySet<string> = new Set([
  'point_outside_district',
  'point_outside_regency',
  'point_shared',
  'point_coarse',
  'placed_by_address',
  'no_point',
]);

/** The facility with a point a person stands for (`map_pin`), `accuracyM` metres, and no doubts about the old one left. */
export function confirmPoint(facility: Facility, point: Point, accuracyM: number): Facility {
  return { ...facility, point, accuracyM, pointSource: 'map_pin', flags: settledFlags(facility.flags) };
}

/** The flags that remain when a person has set the point. */
export function settledFlags(flags: Facility['flags']): Facility['flags'] {
  return flags.filter((flag) => !SETTLED.has(flag));
}
