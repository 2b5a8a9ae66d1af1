import type { Point } from '#siaga/contracts';
import type { Near, NearestIndex } from './nearest-index.js';

/** How long a drive takes, and a bound that no drive beats. */
export interface TravelModel<T> {
  /** No candidate covers straight distance faster than this, metres per second. */
  topSpeedMps: number;
  /** No candidate is here sooner from so many straight metres; grows with them. A closer bound than the speed: fewer are tried. */
  leastSeconds?: (straightM: number) => number;
  travel: (candidate: T, from: Near<T>) => { seconds: number; distanceM: number };
}

/** What a candidate is for this patient: in the order, left out with the reason, or none of this centre's business. */
export type Verdict<R, L> =
  | { kind: 'ranked'; make: (travel: { seconds: number; distanceM: number }) => R; isLast: boolean }
  | { kind: 'left_out'; leftOut: L }
  | { kind: 'ignored' };

export interface Ranked<R, L> {
  ranked: R[];
  leftOut: L[];
}

interface Scored<R> {
  seconds: number;
  isLast: boolean;
  value: R;
}

/**
 * The `limit` fastest candidates, exactly: they are taken nearest first by straight distance until not even the fastest
 * way could bring the next one in before the slowest that is kept. Those judged `isLast` (a stale position) come after all
 * others. Left-out ones are named as they are met, nearest first, `leftOutLimit` at most.
 */
export function rank<T, R, L>(
  index: NearestIndex<T>,
  origin: Point,
  model: TravelModel<T>,
  judge: (candidate: T) => Verdict<R, L>,
  limits: { limit: number; leftOutLimit: number },
): Ranked<R, L> {
  const best: Scored<R>[] = [];
  const leftOut: L[] = [];
  const least = model.leastSeconds ?? ((straightM: number) => straightM / model.topSpeedMps);
  for (const near of index.nearestFirst(origin)) {
    const slowest = best[limits.limit - 1];
    // Of equals the nearer one stays, so one that can only be as fast ends the search too.
    if (slowest && !slowest.isLast && least(near.distanceM) >= slowest.seconds) break;
    const verdict = judge(near.item);
    if (verdict.kind === 'ignored') continue;
    if (verdict.kind === 'left_out') {
      if (leftOut.length < limits.leftOutLimit) leftOut.push(verdict.leftOut);
      continue;
    }
    const travel = model.travel(near.item, near);
    insert(
      best,
      { seconds: travel.seconds, isLast: verdict.isLast, value: verdict.make(travel) },
      limits.limit,
    );
  }
  return { ranked: best.map((scored) => scored.value), leftOut };
}

function insert<R>(best: Scored<R>[], scored: Scored<R>, limit: number): void {
  let position = best.length;
  for (let before = best[position - 1]; before && isFaster(scored, before); before = best[position - 1])
    position -= 1;
  if (position >= limit) return;
  best.splice(position, 0, scored);
  if (best.length > limit) best.pop();
}

function isFaster<R>(a: Scored<R>, b: Scored<R>): boolean {
  if (a.isLast !== b.isLast) return b.isLast;
  return a.seconds < b.seconds;
}
