import type { Metric } from '../metric/metric.js';
import { costOf, DECIMETRES, UNREACHABLE } from './cost.js';
import type { Spot } from './spot.js';

/**
 * Costs of parts of an edge. The cost up to a point is rounded, the cost from it on is the rest, so parts always add up to
 * the whole and the cost between two points of one edge is a difference.
 */

/** From the tail of the spot's edge to the spot; `back` 0 along the line, 1 against it. Infinity where that way is not allowed. */
export function costToSpot(metric: Metric, spot: Spot, back: 0 | 1): number {
  const whole = metric.edgeCost[spot.segment * 2 + back] as number;
  return whole === UNREACHABLE ? UNREACHABLE : partOf(whole, back === 0 ? spot.along : 1 - spot.along);
}

/** From the spot to the head of its edge. */
export function costFromSpot(metric: Metric, spot: Spot, back: 0 | 1): number {
  const whole = metric.edgeCost[spot.segment * 2 + back] as number;
  return whole === UNREACHABLE ? UNREACHABLE : whole - costToSpot(metric, spot, back);
}

/** From spot to spot without leaving the segment; Infinity when they are on different ones, or the way is not allowed. */
export function costWithinSegment(metric: Metric, from: Spot, to: Spot): number {
  if (from.segment !== to.segment) return UNREACHABLE;
  const forward = costBetween(metric, from, to, 0);
  return Math.min(forward, costBetween(metric, from, to, 1));
}

/** From spot to spot of one segment in one direction; Infinity when `to` lies behind `from`. */
export function costBetween(metric: Metric, from: Spot, to: Spot, back: 0 | 1): number {
  const isAhead = back === 0 ? from.along <= to.along : from.along >= to.along;
  if (!isAhead || metric.edgeCost[from.segment * 2 + back] === UNREACHABLE) return UNREACHABLE;
  return costToSpot(metric, to, back) - costToSpot(metric, from, back);
}

function partOf(whole: number, part: number): number {
  const ms = Math.floor(whole / DECIMETRES);
  return costOf(Math.round(ms * part), Math.round((whole - ms * DECIMETRES) * part));
}
