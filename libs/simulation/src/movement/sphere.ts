import { movedPoint, RADIANS, type Point } from '#siaga/contracts';

/** The point this many metres away in this heading; flat-earth, for distances within one city. */
export function pointAway(from: Point, headingDeg: number, awayM: number): Point {
  return movedPoint(from, Math.cos(headingDeg * RADIANS) * awayM, Math.sin(headingDeg * RADIANS) * awayM);
}

/** The point at this fraction (0 to 1) of the straight way. */
export function pointBetween(from: Point, to: Point, fraction: number): Point {
  return { lon: from.lon + (to.lon - from.lon) * fraction, lat: from.lat + (to.lat - from.lat) * fraction };
}
