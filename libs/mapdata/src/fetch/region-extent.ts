import { LONGEST_DEGREE_M, mPerLonDegree, type Bounds, type Point } from '#siaga/contracts';

/** A region's settlement: its point and how far it reaches from there. */
export interface Reach {
  readonly point: Point;
  readonly radiusM: number;
}

/** About 28 km: what a public Overpass gives in one answer, also in the middle of a large town. */
const CELL_DEG = 0.25;
const LEAST_REACH_M = 3_000;
/** The radius of a village in a forest says how little is known, not how far its roads go. */
const MOST_REACH_M = 15_000;

/** The box around all of a region that has settlements; null when none has a place. */
export function extentOf(villages: Iterable<Reach>): Bounds | null {
  let box: { west: number; south: number; east: number; north: number } | null = null;
  for (const { point, radiusM } of villages) {
    const reachM = Math.min(MOST_REACH_M, Math.max(LEAST_REACH_M, radiusM));
    const lat = reachM / LONGEST_DEGREE_M;
    const lon = reachM / mPerLonDegree(point.lat);
    box ??= { west: 180, south: 90, east: -180, north: -90 };
    box.west = Math.min(box.west, point.lon - lon);
    box.east = Math.max(box.east, point.lon + lon);
    box.south = Math.min(box.south, point.lat - lat);
    box.north = Math.max(box.north, point.lat + lat);
  }
  return box;
}

/** Boxes of equal size that together are `bounds`, row by row from the south-west. */
export function cellsOf(bounds: Bounds): Bounds[] {
  const { west, south, east, north } = bounds;
  const columns = Math.max(1, Math.ceil((east - west) / CELL_DEG));
  const rows = Math.max(1, Math.ceil((north - south) / CELL_DEG));
  const at = (from: number, to: number, index: number, count: number): number =>
    round(from + ((to - from) * index) / count);
  return Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return {
      west: at(west, east, column, columns),
      east: at(west, east, column + 1, columns),
      south: at(south, north, row, rows),
      north: at(south, north, row + 1, rows),
    };
  });
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
