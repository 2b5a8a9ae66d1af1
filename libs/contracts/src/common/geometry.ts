import type { Point } from './common.js';

/** Mean radius of the earth, metres (IUGG 1980). */
export const EARTH_RADIUS_M = 6_371_008.8;
/** Radians in a degree. */
export const RADIANS = Math.PI / 180;
/** Metres in a degree of latitude, and of longitude at the equator, on that sphere. */
export const M_PER_DEGREE = EARTH_RADIUS_M * RADIANS;
/** The longest that a degree gets anywhere (longitude at the equator of WGS 84), metres: for a radius that must not be too small. */
export const LONGEST_DEGREE_M = 111_320;

/**
 * Great-circle distance in metres between two points (haversine on the mean earth radius; up to 0.5 % off
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

/** Metres in a degree of longitude at a latitude: with `M_PER_DEGREE` the plane that touches the earth there, good for a town. */
export function mPerLonDegree(lat: number): number {
  return M_PER_DEGREE * Math.cos(lat * RADIANS);
}

/** The point `northM` metres to the north and `eastM` to the east; flat, for distances within one city. */
export function movedPoint(point: Point, northM: number, eastM: number): Point {
  return { lon: point.lon + eastM / mPerLonDegree(point.lat), lat: point.lat + northM / M_PER_DEGREE };
}

/** Heading from one point to the other in degrees, 0 north, 90 east, in [0, 360). */
export function headingBetweenDeg(from: Point, to: Point): number {
  const dLon = (to.lon - from.lon) * RADIANS;
  const [fromLat, toLat] = [from.lat * RADIANS, to.lat * RADIANS];
  const y = Math.sin(dLon) * Math.cos(toLat);
  const x = Math.cos(fromLat) * Math.sin(toLat) - Math.sin(fromLat) * Math.cos(toLat) * Math.cos(dLon);
  return (Math.atan2(y, x) / RADIANS + 360) % 360;
}

/**
 * Bounds that tell Indonesian latitudes from longitudes: they do not overlap, so the order of a pair can be decided.
 * Extreme points: Sabang and Miangas in the north, Rote in the south, Sabang in the west, Merauke in the east.
 */
export const INDONESIA = { minLon: 94.5, maxLon: 141.5, minLat: -11.5, maxLat: 6.5 } as const;

/** True when the point lies inside the box that holds Indonesia with its seas. */
export function isInIndonesia({ lon, lat }: Point): boolean {
  const { minLon, maxLon, minLat, maxLat } = INDONESIA;
  return lon >= minLon && lon <= maxLon && lat >= minLat && lat <= maxLat;
}
