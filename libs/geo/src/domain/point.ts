import type { Point } from '#siaga/contracts';

/**
 * Bounds that tell Indonesian latitudes from longitudes: they do not overlap, so the order of a pair can be decided.
 * Extreme points: Sabang and Miangas in the north, Rote in the south, Sabang in the west, Merauke in the east.
 */
export const INDONESIA = { minLon: 94.5, maxLon: 141.5, minLat: -11.5, maxLat: 6.5 } as const;

/** True when the point lies inside the box that holds Indonesia with its seas. */
export function isInIndonesia(point: Point): boolean {
  return isIndonesianLatitude(point.lat) && isIndonesianLongitude(point.lon);
}

/** True when the number can be a latitude in Indonesia. */
export function isIndonesianLatitude(value: number): boolean {
  return value >= INDONESIA.minLat && value <= INDONESIA.maxLat;
}

/** True when the number can be a longitude in Indonesia. */
export function isIndonesianLongitude(value: number): boolean {
  return value >= INDONESIA.minLon && value <= INDONESIA.maxLon;
}
