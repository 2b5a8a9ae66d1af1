import type { Point } from '#siaga/contracts';
import { doubtOf, FASTEST_VEHICLE_MPS, isJump, mayComeTrue } from '#siaga/kernel';
import type { LivePosition } from '../positions/live-position.js';

/** A radius over this says no more than the post does. */
const COARSE_M = 5_000;
/** So many doubted positions in a row that agree with each other, over so long, are where the unit is: it went by ferry or by air. */
const AGREEING_COUNT = 3;
const AGREEING_MS = 20_000;

/** What a unit's positions are judged by, as far as it is known. */
export interface KnownPositions {
  /** The newest that is believed. */
  readonly believed: LivePosition | null;
  /** The newest that is not. */
  readonly doubted: LivePosition | null;
  readonly home: Point | null;
}

/**
 * A unit's positions, oldest first, each with why it is not believed (ADR 0030). One behind the other: what is believed is what the next one
 * is compared with, and doubted ones that agree for long enough are believed.
 */
export function judgePositions(
  positions: readonly LivePosition[],
  known: KnownPositions,
  nowMs: number,
): LivePosition[] {
  let { believed, doubted } = known;
  return positions.map((position) => {
    const judged = judge(position, { believed, doubted, home: known.home }, nowMs);
    if (judged.doubt === undefined) {
      if (!believed || judged.atMs > believed.atMs) believed = judged;
    } else if (!doubted || judged.atMs > doubted.atMs) doubted = judged;
    return judged;
  });
}

function judge(
  position: LivePosition,
  { believed, doubted, home }: KnownPositions,
  nowMs: number,
): LivePosition {
  const before = doubted && (!believed || doubted.atMs > believed.atMs) ? doubted : null;
  const context = { nowMs, last: believed, home, coarseM: COARSE_M, fastestMps: FASTEST_VEHICLE_MPS };
  const isBeside =
    before !== null &&
    position.atMs > before.atMs &&
    !isJump(position, { last: before, fastestMps: FASTEST_VEHICLE_MPS });
  // Time passes while the sign stays lost: who had not the time to drive there has it some day.
  const stays = isBeside && before.doubt === 'lost_sign' ? 'lost_sign' : null;
  const doubt = position.doubt ?? doubtOf(position, context) ?? stays;
  if (doubt === null) return position;
  if (!mayComeTrue(doubt)) return { ...position, doubt };
  const run = isBeside && before.agreeing ? before.agreeing : { sinceMs: position.atMs, count: 0 };
  const agreeing = { sinceMs: run.sinceMs, count: run.count + 1 };
  const isTrue = agreeing.count >= AGREEING_COUNT && position.atMs - agreeing.sinceMs >= AGREEING_MS;
  return isTrue ? position : { ...position, doubt, agreeing };
}
