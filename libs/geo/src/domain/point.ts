import type { Point } from '#siaga/contracts';

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/**
 * Great-circle distance in metres between two points (haversine on the mean earth radius, IUGG 1980; up to 0.5 % off
 * the ellipsoid).
 */
export function distanceM(a: Point, b: Point): number {
  return distanceBetweenM(a.lon, a.lat, b.lon, b.lat);
}

/** The same as `distanceM` from bare numbers, for inner loops over typed arrays. */
export function distanceBetweenM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const sinLon = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

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
