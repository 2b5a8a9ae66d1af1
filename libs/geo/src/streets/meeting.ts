import { distanceM, M_PER_DEGREE, type Point } from '#siaga/contracts';
import type { Street, Stretch } from './join-pieces.js';
import { nearestOnLines } from './lines.js';

/** Where two streets come nearest to one another, and how near. */
export interface Meeting {
  readonly point: Point;
  readonly apartM: number;
}

/** Map lines of a dual carriageway or of two sources do not share their points. */
const TOUCHING_M = 40;
/** Streets that a square, a roundabout or a gap in the map keeps apart still make one junction for people. */
const NEAR_M = 180;
const SAME_CORNER_M = 60;

interface Box {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
}

/** The points where two streets meet or cross, nearest first; streets that meet at several places give several. */
export function meetingsOf(a: Street, b: Street): Meeting[] {
  const found: Meeting[] = [];
  const boxes = b.stretches.map((stretch) => ({ stretch, box: boxOf(stretch) }));
  for (const stretch of a.stretches) {
    const box = boxOf(stretch);
    for (const other of boxes) {
      if (!isNear(box, other.box)) continue;
      const meeting = nearestOf(stretch, other.stretch);
      if (meeting.apartM <= NEAR_M) found.push(meeting);
    }
  }
  found.sort((x, y) => x.apartM - y.apartM);
  const touching = found.filter(({ apartM }) => apartM <= TOUCHING_M);
  const wanted = touching.length > 0 ? touching : found.slice(0, 1);
  const kept: Meeting[] = [];
  for (const meeting of wanted) {
    if (!kept.some((other) => distanceM(other.point, meeting.point) <= SAME_CORNER_M)) kept.push(meeting);
  }
  return kept;
}

function nearestOf(a: Stretch, b: Stretch): Meeting {
  let best: Meeting = { point: { lon: NaN, lat: NaN }, apartM: Infinity };
  const compare = (from: Float64Array, to: Float64Array): void => {
    for (let i = 0; i < from.length; i += 2) {
      const corner = { lon: from[i] ?? 0, lat: from[i + 1] ?? 0 };
      const on = nearestOnLines([to], corner);
      if (on !== null && on.distanceM < best.apartM) best = { point: on.point, apartM: on.distanceM };
    }
  };
  compare(a.line, b.line);
  compare(b.line, a.line);
  return crossingOf(a.line, b.line) ?? best;
}

/** The first point where two lines cross, or null. */
function crossingOf(a: Float64Array, b: Float64Array): Meeting | null {
  for (let i = 3; i < a.length; i += 2) {
    for (let j = 3; j < b.length; j += 2) {
      const point = crossingOfSegments(a, i - 3, b, j - 3);
      if (point !== null) return { point, apartM: 0 };
    }
  }
  return null;
}

function crossingOfSegments(a: Float64Array, i: number, b: Float64Array, j: number): Point | null {
  const [ax, ay, bx, by] = [a[i] ?? 0, a[i + 1] ?? 0, b[j] ?? 0, b[j + 1] ?? 0];
  const [ux, uy] = [(a[i + 2] ?? 0) - ax, (a[i + 3] ?? 0) - ay];
  const [vx, vy] = [(b[j + 2] ?? 0) - bx, (b[j + 3] ?? 0) - by];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const s = ((bx - ax) * vy - (by - ay) * vx) / cross;
  const t = ((bx - ax) * uy - (by - ay) * ux) / cross;
  return s >= 0 && s <= 1 && t >= 0 && t <= 1 ? { lon: ax + s * ux, lat: ay + s * uy } : null;
}

function boxOf({ line }: Stretch): Box {
  let [minLon, minLat, maxLon, maxLat] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < line.length; i += 2) {
    minLon = Math.min(minLon, line[i] ?? 0);
    maxLon = Math.max(maxLon, line[i] ?? 0);
    minLat = Math.min(minLat, line[i + 1] ?? 0);
    maxLat = Math.max(maxLat, line[i + 1] ?? 0);
  }
  return { minLon, minLat, maxLon, maxLat };
}

function isNear(a: Box, b: Box): boolean {
  const slack = NEAR_M / M_PER_DEGREE;
  return (
    a.minLon <= b.maxLon + slack &&
    b.minLon <= a.maxLon + slack &&
    a.minLat <= b.maxLat + slack &&
    b.minLat <= a.maxLat + slack
  );
}
