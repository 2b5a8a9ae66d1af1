import type { Point } from '#siaga/contracts';
import type { Near, NearestIndex } from './nearest-index.js';

/** How long a drive takes. */
export interface Drive {
  seconds: number;
  distanceM: number;
  /** True when it was guessed from the straight line. */
  isEstimate: boolean;
}

/** How long drives take, and a bound that no drive beats. */
export interface TravelModel<T> {
  /** No candidate is here sooner from so many straight metres; grows with them. */
  leastSeconds: (straightM: number) => number;
  /** The drives of several candidates, in their order. */
  travel: (candidates: readonly Near<T>[]) => Promise<Drive[]>;
}

/** What a candidate is for this patient: in the order, left out with the reason, or none of this centre's business. */
export type Verdict<R, L> =
  | { kind: 'ranked'; make: (travel: Drive) => R; isLast: boolean }
  | { kind: 'left_out'; leftOut: L }
  | { kind: 'ignored' };

export interface Ranked<R, L> {
  ranked: R[];
  leftOut: L[];
}

interface Scored<R> {
  seconds: number;
  isLast: boolean;
  /** Made only for those that stay. */
  value: () => R;
}

/** Candidates are asked about together, since one search answers for many; later chunks are larger, for they are rarely needed. */
const FIRST_CHUNK_BEYOND_LIMIT = 4;
const LARGEST_CHUNK = 128;

/**
 * The `limit` fastest candidates, exactly: they are taken nearest first by straight distance until not even the fastest
 * way could bring the next one in before the slowest that is kept. Those judged `isLast` (a stale position) come after all
 * others. Left-out ones are named as they are met, nearest first, `leftOutLimit` at most.
 */
export async function rank<T, R, L>(
  index: NearestIndex<T>,
  origin: Point,
  model: TravelModel<T>,
  judge: (candidate: T) => Verdict<R, L>,
  limits: { limit: number; leftOutLimit: number },
): Promise<Ranked<R, L>> {
  const best: Scored<R>[] = [];
  const leftOut: L[] = [];
  let waiting: Waiting<T, R>[] = [];
  let chunk = limits.limit + FIRST_CHUNK_BEYOND_LIMIT;
  for (const near of index.nearestFirst(origin)) {
    const slowest = best[limits.limit - 1];
    // Of equals the nearer one stays, so one that can only be as fast ends the search too.
    if (slowest && !slowest.isLast && model.leastSeconds(near.distanceM) >= slowest.seconds) break;
    const verdict = judge(near.item);
    if (verdict.kind === 'left_out' && leftOut.length < limits.leftOutLimit) leftOut.push(verdict.leftOut);
    if (verdict.kind !== 'ranked') continue;
    waiting.push({ near, verdict });
    if (waiting.length < chunk) continue;
    await keepFastest(best, waiting, model, limits.limit);
    waiting = [];
    chunk = Math.min(chunk * 2, LARGEST_CHUNK);
  }
  await keepFastest(best, waiting, model, limits.limit);
  return { ranked: best.map((scored) => scored.value()), leftOut };
}

interface Waiting<T, R> {
  near: Near<T>;
  verdict: Extract<Verdict<R, unknown>, { kind: 'ranked' }>;
}

async function keepFastest<T, R>(
  best: Scored<R>[],
  waiting: readonly Waiting<T, R>[],
  model: TravelModel<T>,
  limit: number,
): Promise<void> {
  if (waiting.length === 0) return;
  const drives = await model.travel(waiting.map(({ near }) => near));
  waiting.forEach(({ verdict: { isLast, make } }, at) => {
    const drive = drives[at];
    if (drive === undefined) throw new RangeError('The travel times left out a candidate');
    insert(best, { seconds: drive.seconds, isLast, value: () => make(drive) }, limit);
  });
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
