import { M_PER_DEGREE, type Point, RADIANS } from '#siaga/contracts';

/** Metres between two points on a plane through their middle latitude: good to 0.1 % over the few tens of km compared here. */
export function metresBetween(a: Point, b: Point): number {
  const lon = (a.lon - b.lon) * Math.cos(((a.lat + b.lat) / 2) * RADIANS);
  return Math.hypot(lon, a.lat - b.lat) * M_PER_DEGREE;
}

/** Metres from a point to the nearest of some points; infinite when there is none. */
export function metresToNearest(point: Point, others: readonly Point[]): number {
  return others.reduce((least, other) => Math.min(least, metresBetween(point, other)), Infinity);
}
