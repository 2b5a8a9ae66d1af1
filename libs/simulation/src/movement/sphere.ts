import { type Point } from '#siaga/contracts';

const EARTH_RADIUS_M = 6_371_008.8;

const toRad = (deg: number) => (deg * Math.PI) / 180;
const toDeg = (rad: number) => (rad * 180) / Math.PI;

/** Great-circle distance in metres. */
export function distanceBetweenM(from: Point, to: Point): number {
  const dLat = toRad(to.lat - from.lat) / 2;
  const dLon = toRad(to.lon - from.lon) / 2;
  const h = Math.sin(dLat) ** 2 + Math.cos(toRad(from.lat)) * Math.cos(toRad(to.lat)) * Math.sin(dLon) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Heading from one point to the other in degrees, 0 north, 90 east, in [0, 360). */
export function headingBetweenDeg(from: Point, to: Point): number {
  const dLon = toRad(to.lon - from.lon);
  const y = Math.sin(dLon) * Math.cos(toRad(to.lat));
  const x =
    Math.cos(toRad(from.lat)) * Math.sin(toRad(to.lat)) -
    Math.sin(toRad(from.lat)) * Math.cos(toRad(to.lat)) * Math.cos(dLon);
  return (toDeg(Math.atan2(y, x)) + 360) % 360;
}

/** The point this many metres away in this heading; flat-earth, for distances within one city. */
export function pointAway(from: Point, headingDeg: number, distanceM: number): Point {
  const north = Math.cos(toRad(headingDeg)) * distanceM;
  const east = Math.sin(toRad(headingDeg)) * distanceM;
  return {
    lon: from.lon + toDeg(east / (EARTH_RADIUS_M * Math.cos(toRad(from.lat)))),
    lat: from.lat + toDeg(north / EARTH_RADIUS_M),
  };
}

/** The point at this fraction (0 to 1) of the straight way. */
export function pointBetween(from: Point, to: Point, fraction: number): Point {
  return { lon: from.lon + (to.lon - from.lon) * fraction, lat: from.lat + (to.lat - from.lat) * fraction };
}
