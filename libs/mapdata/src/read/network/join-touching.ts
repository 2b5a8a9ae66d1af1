import Flatbush from 'flatbush';
import { M_PER_DEGREE, RADIANS } from '#siaga/contracts';
import { eachVertex } from './find-junctions.js';
import { degreesOf, lengthM } from './line-geometry.js';
import { LineSet } from './line-set.js';
import { VertexIndex } from './vertex-index.js';

/** How far the end of a line may miss the line it was drawn to, metres: what digitising on a screen leaves. */
const TOUCH_M = 1.5;
/** A line shorter than this could be pulled together to nothing. */
const MIN_LINE_M = 2 * TOUCH_M;
const M_PER_E7_LAT = M_PER_DEGREE / 1e7;

/** The end of a line that meets no other vertex. */
interface LooseEnd {
  readonly line: number;
  readonly vertex: number;
}

/** The nearest part of another line: between `vertex` and the next, `share` of the way. */
interface Touch {
  readonly distanceM: number;
  readonly line: number;
  readonly vertex: number;
  readonly share: number;
}

/**
 * The same lines, with loose ends joined to a line of the same level that they miss by 1.5 m at most: the end moves onto
 * a vertex that is near, otherwise the other line gets a vertex where the end is. Lines that merely cross stay apart.
 */
export function joinTouching(lines: LineSet, levels: readonly number[]): LineSet {
  const loose = looseEnds(lines);
  if (loose.length === 0) return lines;
  const touches = findTouches(lines, levels, loose);
  const moved = new Map<number, number>();
  const inserted = new Map<number, { share: number; end: number }[]>();
  const taken = new Set<number>();
  loose.forEach((end, index) => {
    const touch = touches[index];
    if (touch === undefined || touch === null || taken.has(end.vertex)) return;
    const near = nearVertex(lines, end, touch);
    if (near === null) {
      const there = inserted.get(touch.vertex) ?? [];
      inserted.set(touch.vertex, [...there, { share: touch.share, end: end.vertex }]);
    } else {
      moved.set(end.vertex, moved.get(near) ?? near);
      taken.add(near);
    }
    taken.add(end.vertex);
  });
  return rebuilt(lines, moved, inserted);
}

function looseEnds(lines: LineSet): LooseEnd[] {
  const { numbers, count } = new VertexIndex(lines.coords);
  const uses = new Uint8Array(count);
  eachVertex(lines, (_line, vertex) => {
    const point = numbers[vertex] ?? 0;
    uses[point] = Math.min(2, (uses[point] ?? 0) + 1);
  });
  const loose: LooseEnd[] = [];
  for (let line = 0; line < lines.count; line++) {
    const [start, end] = [lines.startOf(line), lines.endOf(line)];
    if (end - start < 2 || lengthM(degreesOf(lines.slice(start, end))) < MIN_LINE_M) continue;
    for (const vertex of [start, end - 1]) {
      if (uses[numbers[vertex] ?? 0] === 1) loose.push({ line, vertex });
    }
  }
  return loose;
}

function findTouches(
  lines: LineSet,
  levels: readonly number[],
  loose: readonly LooseEnd[],
): (Touch | null)[] {
  const { coords } = lines;
  const index = new Flatbush(loose.length, 16, Float64Array);
  for (const { vertex } of loose) index.add(coords[2 * vertex] ?? 0, coords[2 * vertex + 1] ?? 0);
  index.finish();
  const touches = new Array<Touch | null>(loose.length).fill(null);
  eachVertex(lines, (line, vertex) => {
    if (vertex === lines.endOf(line) - 1) return;
    const [lon1 = 0, lat1 = 0, lon2 = 0, lat2 = 0] = coords.subarray(2 * vertex, 2 * vertex + 4);
    const padLat = TOUCH_M / M_PER_E7_LAT;
    const padLon = padLat / lonScale(lat1);
    const [west, east] = [Math.min(lon1, lon2) - padLon, Math.max(lon1, lon2) + padLon];
    const [south, north] = [Math.min(lat1, lat2) - padLat, Math.max(lat1, lat2) + padLat];
    for (const which of index.search(west, south, east, north)) {
      const end = loose[which];
      if (end === undefined || end.line === line) continue;
      const touch = touchOf(lines, end, line, vertex);
      const isJoinable = levels[line] === levels[end.line] || touchesEnd(lines, touch);
      if (!isJoinable || touch.distanceM > TOUCH_M) continue;
      if (touch.distanceM < (touches[which]?.distanceM ?? Infinity)) touches[which] = touch;
    }
  });
  return touches;
}

function lonScale(latE7: number): number {
  return Math.cos((latE7 / 1e7) * RADIANS);
}

/** Distance from the loose end to the edge behind `vertex`, on a plane that is flat enough for metres. */
function touchOf(lines: LineSet, end: LooseEnd, line: number, vertex: number): Touch {
  const { coords } = lines;
  const [lon = 0, lat = 0] = coords.subarray(2 * end.vertex, 2 * end.vertex + 2);
  const [lon1 = 0, lat1 = 0, lon2 = 0, lat2 = 0] = coords.subarray(2 * vertex, 2 * vertex + 4);
  const scale = lonScale(lat) * M_PER_E7_LAT;
  const [dx, dy] = [(lon2 - lon1) * scale, (lat2 - lat1) * M_PER_E7_LAT];
  const [px, py] = [(lon - lon1) * scale, (lat - lat1) * M_PER_E7_LAT];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  return { distanceM: Math.hypot(px - share * dx, py - share * dy), line, vertex, share };
}

function touchesEnd(lines: LineSet, { line, vertex, share }: Touch): boolean {
  return (
    (share === 0 && vertex === lines.startOf(line)) || (share === 1 && vertex + 1 === lines.endOf(line) - 1)
  );
}

function nearVertex(lines: LineSet, end: LooseEnd, touch: Touch): number | null {
  const nearer = touch.share < 0.5 ? touch.vertex : touch.vertex + 1;
  const { coords } = lines;
  const scale = lonScale(coords[2 * nearer + 1] ?? 0);
  const dLon = ((coords[2 * nearer] ?? 0) - (coords[2 * end.vertex] ?? 0)) * scale;
  const dLat = (coords[2 * nearer + 1] ?? 0) - (coords[2 * end.vertex + 1] ?? 0);
  return Math.hypot(dLon, dLat) * M_PER_E7_LAT <= TOUCH_M ? nearer : null;
}

function rebuilt(
  lines: LineSet,
  moved: ReadonlyMap<number, number>,
  inserted: ReadonlyMap<number, readonly { share: number; end: number }[]>,
): LineSet {
  const result = new LineSet();
  const { coords } = lines;
  for (let line = 0; line < lines.count; line++) {
    const points: number[] = [];
    const push = (vertex: number) => {
      const source = moved.get(vertex) ?? vertex;
      points.push(coords[2 * source] ?? 0, coords[2 * source + 1] ?? 0);
    };
    for (let vertex = lines.startOf(line); vertex < lines.endOf(line); vertex++) {
      push(vertex);
      const more = inserted.get(vertex)?.toSorted((a, b) => a.share - b.share) ?? [];
      for (const { end } of more) push(end);
    }
    result.add(points);
  }
  return result;
}
