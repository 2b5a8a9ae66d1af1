import { LONGEST_DEGREE_M } from '#siaga/contracts';
import { isIndonesianLatitude, isIndonesianLongitude } from '../domain/point.js';

/** A position read from text, with the characters it was read from. */
export interface ReadPosition {
  readonly lon: number;
  readonly lat: number;
  /** What the notation can tell, metres: half of its last digit, at least `LEAST_ACCURACY_M`. */
  readonly accuracyM: number;
  readonly source: 'coordinates' | 'plus_code' | 'map_link';
  readonly from: number;
  readonly to: number;
}

/** A phone's or a hand-set pin's own error; no notation makes a position better than this. */
export const LEAST_ACCURACY_M = 10;

/** Half of the last decimal of degrees in metres, from 10 m to 60 km. */
export function accuracyOfDecimals(decimals: number): number {
  return Math.max(LEAST_ACCURACY_M, Math.round((LONGEST_DEGREE_M * 10 ** -decimals) / 2));
}

/**
 * Decides which of two numbers is the latitude by Indonesia's bounds, which do not overlap. `'outside'` when they can
 * be a position elsewhere on earth, null when they cannot be a position.
 */
export function orderPair(first: number, second: number): { lat: number; lon: number } | 'outside' | null {
  if (isIndonesianLatitude(first) && isIndonesianLongitude(second)) return { lat: first, lon: second };
  if (isIndonesianLatitude(second) && isIndonesianLongitude(first)) return { lat: second, lon: first };
  const canBePosition = (lat: number, lon: number): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return canBePosition(first, second) || canBePosition(second, first) ? 'outside' : null;
}
