import { distanceM, type Place, type PlaceSource } from '#siaga/contracts';

/** Where a unit stood when its crew said that it had arrived. */
export interface Arrival {
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
  /** How long before or after the tap the position was taken, milliseconds. */
  readonly apartMs: number;
}

/** Names of these say which place is meant; a region's name or a number of degrees is no landmark. */
const NAMING: readonly PlaceSource[] = [
  'address',
  'landmark',
  'facility',
  'road',
  'map_pin',
  'photon',
  'nominatim',
];
/** Nearer than this the card was right, or right enough: nothing is learned. */
const RIGHT_WITHIN_M = 40;
/** Farther than this the crew went elsewhere or tapped late. */
const PLAUSIBLE_WITHIN_M = 3_000;
const POSITION_WITHIN_MS = 60_000;
const LEAST_NAME_LENGTH = 4;
/** A vehicle stops at the kerb, not at the door. */
const LEAST_RADIUS_M = 30;
const WORST_ACCURACY_M = 100;

/**
 * What an arrival teaches of a place with a name: its true point, metres from where the card had it, and a radius. Null when
 * the card was right, the name names nothing, or the position is too old or too vague to be believed.
 */
export function worthLearning(place: Place, arrival: Arrival): { distanceM: number; radiusM: number } | null {
  if (!NAMING.includes(place.source) || place.label.trim().length < LEAST_NAME_LENGTH) return null;
  if (Math.abs(arrival.apartMs) > POSITION_WITHIN_MS) return null;
  const accuracyM = arrival.accuracyM ?? LEAST_RADIUS_M;
  if (accuracyM > WORST_ACCURACY_M) return null;
  const awayM = distanceM(place.point, arrival);
  if (awayM <= RIGHT_WITHIN_M || awayM > PLAUSIBLE_WITHIN_M) return null;
  return { distanceM: Math.round(awayM), radiusM: Math.round(Math.max(LEAST_RADIUS_M, accuracyM)) };
}
