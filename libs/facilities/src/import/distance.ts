import type { Point } from '#siaga/contracts';

const METRES_PER_DEGREE = 111_195;
const RADIANS = Math.PI / 180;

/** Metres between two points on a plane through their middle latitude: good to 0.1 % over the few tens of km compared here. */
export function metresBetween(a: Point, b: Point): number {
  const lon = (a.lon - b.lon) * Math.cos(((a.lat + b.lat) / 2) * RADIANS);
  return Math.hypot(lon, a.lat - b.lat) * METRES_PER_DEGREE;
}

/** Metres from a point to the nearest of some points; infinite when there is none. */
export function metresToNearest(point: Point, others: readonly Point[]): number {
  return others.reduce((least, other) => Math.min(least, metresBetween(point, other)), Infinity);
}
