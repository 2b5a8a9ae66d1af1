import { RADIANS } from '#siaga/contracts';
import type { Metric } from '../metric/metric.js';
import { PER_DEGREE } from '../network/network-data.js';
import { DECIMETRES, metresOf } from './cost.js';
import { costBetween, costFromSpot, costToSpot } from './partial-cost.js';
import type { Spot } from './spot.js';
import type { Way, WayStep } from './travel-search.js';

type LonLat = readonly [number, number];

/** One edge of a way: which part of it is driven, and its cost. */
interface Leg {
  edge: number;
  cost: number;
  /** Driven from here to there, as parts of the segment's line. */
  fromAlong: number;
  toAlong: number;
}

/**
 * Makes a way of the edges that a search found: `edges` from the origin's own to the target's own, or null when the way
 * stays on their one segment.
 */
export function makeWay(
  metric: Metric,
  from: Spot,
  to: Spot,
  cost: number,
  edges: readonly number[] | null,
): Way {
  const legs = edges === null ? [withinSegment(metric, from, to, cost)] : legsOf(metric, from, to, edges);
  const line: LonLat[] = [];
  const steps: MutableStep[] = [];
  for (const leg of legs) {
    const points = pointsOf(metric, leg);
    addStep(steps, metric.network.nameOf(leg.edge >> 1), leg.cost, points[0] ?? [0, 0]);
    for (const point of points) if (!isSame(point, line.at(-1))) line.push(point);
  }
  if (line.length === 1) line.push(line[0] as LonLat);
  return { cost, edges: legs.map((leg) => leg.edge), line, steps: steps.map(finishStep) };
}

function withinSegment(metric: Metric, from: Spot, to: Spot, cost: number): Leg {
  const back = costBetween(metric, from, to, 0) === cost ? 0 : 1;
  return { edge: from.segment * 2 + back, cost, fromAlong: from.along, toAlong: to.along };
}

function legsOf(metric: Metric, from: Spot, to: Spot, edges: readonly number[]): Leg[] {
  return edges.map((edge, i) => {
    const back = (edge & 1) === 0 ? 0 : 1;
    const [start, end] = back === 0 ? [0, 1] : [1, 0];
    if (i === 0) return { edge, cost: costFromSpot(metric, from, back), fromAlong: from.along, toAlong: end };
    if (i === edges.length - 1)
      return { edge, cost: costToSpot(metric, to, back), fromAlong: start, toAlong: to.along };
    return { edge, cost: metric.edgeCost[edge] as number, fromAlong: start, toAlong: end };
  });
}

interface MutableStep {
  name: string;
  cost: number;
  at: LonLat;
}

function addStep(steps: MutableStep[], name: string, cost: number, at: LonLat): void {
  const last = steps.at(-1);
  if (last?.name === name) last.cost += cost;
  else steps.push({ name, cost, at });
}

function finishStep({ name, cost, at }: MutableStep): WayStep {
  return { name, seconds: Math.floor(cost / DECIMETRES) / 1_000, distanceM: metresOf(cost), at };
}

/** The driven part of the segment's line in the order of driving. */
function pointsOf(metric: Metric, { edge, fromAlong, toAlong }: Leg): LonLat[] {
  const { shapeFirst, shapeLon, shapeLat } = metric.network.data;
  const segment = edge >> 1;
  const points: LonLat[] = [];
  for (let i = shapeFirst[segment] as number; i < (shapeFirst[segment + 1] as number); i += 1)
    points.push([(shapeLon[i] as number) / PER_DEGREE, (shapeLat[i] as number) / PER_DEGREE]);
  const isBack = (edge & 1) === 1;
  const part = cut(points, Math.min(fromAlong, toAlong), Math.max(fromAlong, toAlong));
  return isBack ? part.reverse() : part;
}

function cut(points: readonly LonLat[], from: number, to: number): LonLat[] {
  if (from === 0 && to === 1) return [...points];
  const lengths = points.map((point, i) => (i === 0 ? 0 : planeLength(points[i - 1] as LonLat, point)));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const part = [pointAt(points, lengths, from * whole)];
  let done = 0;
  points.forEach((point, i) => {
    done += lengths[i] as number;
    if (done > from * whole && done < to * whole) part.push(point);
  });
  part.push(pointAt(points, lengths, to * whole));
  return part;
}

function pointAt(points: readonly LonLat[], lengths: readonly number[], at: number): LonLat {
  let done = 0;
  for (let i = 1; i < points.length; i += 1) {
    const [length, [aLon, aLat], [bLon, bLat]] = [
      lengths[i] as number,
      points[i - 1] as LonLat,
      points[i] as LonLat,
    ];
    if (length > 0 && done + length >= at) {
      const part = Math.max(0, (at - done) / length);
      return [aLon + (bLon - aLon) * part, aLat + (bLat - aLat) * part];
    }
    done += length;
  }
  return points.at(-1) as LonLat;
}

function planeLength([aLon, aLat]: LonLat, [bLon, bLat]: LonLat): number {
  return Math.hypot((bLon - aLon) * Math.cos(aLat * RADIANS), bLat - aLat);
}

function isSame(a: LonLat, b: LonLat | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}
