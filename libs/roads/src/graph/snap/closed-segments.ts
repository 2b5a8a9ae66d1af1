import type { Point } from '#siaga/contracts';
import { PER_DEGREE } from '../network/network-data.js';
import type { SegmentIndex } from './segment-index.js';

/** An area that keeps some modes out. */
export interface ClosedArea {
  /** Outer ring in degrees, the first point not repeated. */
  readonly ring: readonly Point[];
  /** Bits of ROAD_ACCESS of the modes that are kept out. */
  readonly bits: number;
}

/**
 * The segments that some area touches, with the bits of the modes that are kept out of each. A segment that touches an area
 * anywhere is closed as a whole: half of a street between two junctions is of no use.
 */
export function closedSegments(index: SegmentIndex, areas: Iterable<ClosedArea>): Map<number, number> {
  const closed = new Map<number, number>();
  for (const { ring, bits: kept } of areas) {
    if (ring.length < 3) continue;
    const lons = ring.map((point) => point.lon);
    const lats = ring.map((point) => point.lat);
    const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const;
    for (const segment of index.within(...box))
      if (touches(index, segment, ring)) closed.set(segment, (closed.get(segment) ?? 0) | kept);
  }
  return closed;
}

function touches(index: SegmentIndex, segment: number, ring: readonly Point[]): boolean {
  const { shapeFirst, shapeLon, shapeLat } = index.network.data;
  const first = shapeFirst[segment] as number;
  const pointAt = (i: number): Point => ({
    lon: (shapeLon[i] as number) / PER_DEGREE,
    lat: (shapeLat[i] as number) / PER_DEGREE,
  });
  let before = pointAt(first);
  if (isInside(before, ring)) return true;
  // With no crossing the whole line lies on the same side as its first point.
  for (let i = first + 1; i < (shapeFirst[segment + 1] as number); i += 1) {
    const point = pointAt(i);
    if (crossesRing(before, point, ring)) return true;
    before = point;
  }
  return false;
}

/** Even-odd rule. */
function isInside(point: Point, ring: readonly Point[]): boolean {
  let inside = false;
  eachSide(ring, (a, b) => {
    if (a.lat > point.lat === b.lat > point.lat) return false;
    const lon = a.lon + ((point.lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon);
    if (point.lon < lon) inside = !inside;
    return false;
  });
  return inside;
}

function crossesRing(from: Point, to: Point, ring: readonly Point[]): boolean {
  return eachSide(
    ring,
    (a, b) =>
      side(from, to, a) * side(from, to, b) <= 0 &&
      side(a, b, from) * side(a, b, to) <= 0 &&
      boxesMeet(from, to, a, b),
  );
}

/** True as soon as `test` is for one side of the ring. */
function eachSide(ring: readonly Point[], test: (a: Point, b: Point) => boolean): boolean {
  let before = ring.at(-1);
  for (const point of ring) {
    if (before !== undefined && test(before, point)) return true;
    before = point;
  }
  return false;
}

function side(a: Point, b: Point, c: Point): number {
  return Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon));
}

/** Needed for stretches on one line only. */
function boxesMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  return (
    Math.max(Math.min(a.lon, b.lon), Math.min(c.lon, d.lon)) <=
      Math.min(Math.max(a.lon, b.lon), Math.max(c.lon, d.lon)) &&
    Math.max(Math.min(a.lat, b.lat), Math.min(c.lat, d.lat)) <=
      Math.min(Math.max(a.lat, b.lat), Math.max(c.lat, d.lat))
  );
}
