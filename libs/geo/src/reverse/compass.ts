import { CompassPoint, type Point, RADIANS } from '#siaga/contracts';

/** Clockwise from the north, as the contract lists them. */
const NAMES = CompassPoint.options;

/** In which of eight directions `to` lies from `from`; flat, for points of one town. */
export function compassOf(from: Point, to: Point): CompassPoint {
  const east = (to.lon - from.lon) * Math.cos(from.lat * RADIANS);
  const degrees = Math.atan2(east, to.lat - from.lat) / RADIANS;
  return NAMES[(Math.round(degrees / 45) + NAMES.length) % NAMES.length] ?? 'north';
}
