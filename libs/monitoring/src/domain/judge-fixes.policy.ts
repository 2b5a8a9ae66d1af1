import {
  distanceM,
  M_PER_DEGREE,
  type FixDoubt,
  type MovementRules,
  type Point,
  type TrailKind,
} from '#siaga/contracts';
import { doubtOfPoint, isJump, type ReportedFix } from '#siaga/kernel';

/** A fix of a person's telephone, with its true time. */
export interface PersonFix extends ReportedFix {
  readonly accuracyM: number;
}

/** Around the house. */
export interface Fence extends Pick<MovementRules, 'radiusM' | 'gridM'> {
  readonly home: Point;
}

/** How somebody stands by the fence after the last fix that said anything. */
export interface MovementState {
  /** Where they were then, as the middle of a square. */
  readonly last: (Point & { readonly atMs: number }) | null;
  /** Of the last place that was kept. */
  readonly kept: { readonly atMs: number; readonly kind: TrailKind } | null;
  /** So many fixes one after the other were beyond the fence. */
  readonly awayCount: number;
  readonly awaySinceMs: number | null;
  /** When an officer was last told of this leaving. */
  readonly flaggedAtMs: number | null;
}

export interface KeptPlace {
  readonly atMs: number;
  readonly kind: TrailKind;
  /** Null for who was in the area: where they live is known. */
  readonly place: Point | null;
}

/** Why a fix says nothing; `repeated` is of a moment that was judged already. */
export type IgnoredFix = FixDoubt | 'repeated';

export interface JudgedFixes {
  readonly state: MovementState;
  readonly kept: readonly KeptPlace[];
  readonly ignored: Readonly<Partial<Record<IgnoredFix, number>>>;
  readonly taken: number;
  /** Where the newest fix is that was taken. */
  readonly kind: TrailKind | null;
  /** An officer has to hear that they are out. */
  readonly isBreach: boolean;
  /** They came back, and an officer had heard that they were out. */
  readonly hasReturned: boolean;
}

/** A circle over this is a mast in the place of satellites. */
const COARSE_M = 500;
const FUTURE_SLACK_MS = 120_000;
/** A telephone without a line keeps its fixes for half an hour; with a slow one they come a little later. */
const OLDEST_MS = 3_600_000;
/** Two fixes beyond the fence that are nearer to each other than this are one: satellites err together. */
const APART_MS = 15_000;
/** An aeroplane: whoever flies off has left, whatever is faster is no person. */
const FASTEST_MPS = 280;
/** Beyond the fence by so much more than its circle, one fix is enough. */
const CLEAR_M = 300;
/** Whoever stays out is told of again, for the first word may have been answered and forgotten. */
const AGAIN_MS = 2 * 3_600_000;
const KEPT_EVERY_MS: Readonly<Record<TrailKind, number>> = {
  ...{ home: 3_600_000, edge: 15 * 60_000, away: 5 * 60_000, excused: 15 * 60_000 },
};

export const NEVER_MOVED: MovementState = {
  ...{ last: null, kept: null, awayCount: 0, awaySinceMs: null, flaggedAtMs: null },
};

/** The middle of the square of `gridM` in which a point lies. */
export function coarsePoint({ lon, lat }: Point, gridM: number): Point {
  const step = gridM / M_PER_DEGREE;
  const middle = (degrees: number): number => Number(((Math.floor(degrees / step) + 0.5) * step).toFixed(5));
  return { lon: middle(lon), lat: middle(lat) };
}

/**
 * Judges fixes in the order of their times. The circle of a fix counts for the person: one that still touches the fence is no leaving. Two beyond it
 * one after the other are, or one that is clear; `excuse` says whether there is a reason to be out.
 */
export function judgeFixes(
  before: MovementState,
  fixes: readonly PersonFix[],
  fence: Fence,
  { nowMs, excuse }: { nowMs: number; excuse: (fix: PersonFix) => boolean },
): JudgedFixes {
  const ignored: Partial<Record<IgnoredFix, number>> = {};
  const kept: KeptPlace[] = [];
  let [state, kind, taken, isBreach, hasReturned] = [before, null as TrailKind | null, 0, false, false];
  for (const fix of [...fixes].sort((a, b) => a.atMs - b.atMs)) {
    const why = ignoredFor(fix, state, fence, nowMs);
    if (why !== null) {
      ignored[why] = (ignored[why] ?? 0) + 1;
      continue;
    }
    taken += 1;
    const beyondM = distanceM(fix, fence.home) - fence.radiusM;
    kind = kindOf(fix, beyondM, excuse);
    const isClear = beyondM - fix.accuracyM >= Math.max(CLEAR_M, fence.radiusM);
    const step = moved(state, { fix, kind, isClear });
    isBreach ||= step.isBreach;
    hasReturned = !step.isBreach && (hasReturned || step.hasReturned);
    const place = coarsePoint(fix, fence.gridM);
    state = { ...step.state, last: { ...place, atMs: fix.atMs } };
    if (!isKept(state, kind, fix.atMs)) continue;
    kept.push({ atMs: fix.atMs, kind, place: kind === 'home' ? null : place });
    state = { ...state, kept: { atMs: fix.atMs, kind } };
  }
  return { state, kept, ignored, taken, kind, isBreach, hasReturned };
}

/** True when a fix lies beyond the fence with all of its circle: whether there is a reason has to be looked up. */
export function isBeyond({ accuracyM, ...point }: PersonFix, { home, radiusM }: Fence): boolean {
  return distanceM(point, home) - accuracyM > radiusM;
}

function kindOf(fix: PersonFix, beyondM: number, excuse: (fix: PersonFix) => boolean): TrailKind {
  if (beyondM <= 0) return 'home';
  if (beyondM <= fix.accuracyM) return 'edge';
  return excuse(fix) ? 'excused' : 'away';
}

function ignoredFor(
  fix: PersonFix,
  { last }: MovementState,
  { gridM }: Fence,
  nowMs: number,
): IgnoredFix | null {
  const doubt = doubtOfPoint(fix);
  if (doubt !== null) return doubt;
  if (fix.atMs > nowMs + FUTURE_SLACK_MS) return 'in_future';
  if (fix.atMs < nowMs - OLDEST_MS) return 'too_old';
  if (fix.accuracyM > COARSE_M) return 'coarse';
  if (last === null) return null;
  if (fix.atMs <= last.atMs) return 'repeated';
  return isJump(fix, { last: { ...last, accuracyM: gridM }, fastestMps: FASTEST_MPS }) ? 'jump' : null;
}

function moved(
  state: MovementState,
  { fix: { atMs }, kind, isClear }: { fix: PersonFix; kind: TrailKind; isClear: boolean },
): { state: MovementState; isBreach: boolean; hasReturned: boolean } {
  const isQuiet = { isBreach: false, hasReturned: false };
  // At the edge nobody can say: what was counted ends, what was told stays.
  if (kind === 'edge') return { ...isQuiet, state: { ...state, awayCount: 0 } };
  if (kind !== 'away') {
    const hasReturned = kind === 'home' && state.flaggedAtMs !== null;
    return {
      ...{ isBreach: false, hasReturned },
      state: { ...state, awayCount: 0, awaySinceMs: null, flaggedAtMs: null },
    };
  }
  const awayCount = state.awayCount + 1;
  const awaySinceMs = state.awaySinceMs ?? atMs;
  const isAgain = awayCount >= 2 && atMs - awaySinceMs >= APART_MS;
  const isOut = isAgain || isClear || state.flaggedAtMs !== null;
  const isBreach = isOut && (state.flaggedAtMs === null || atMs - state.flaggedAtMs >= AGAIN_MS);
  return {
    ...{ isBreach, hasReturned: false },
    state: {
      ...{ ...state, awayCount, awaySinceMs },
      flaggedAtMs: isBreach ? atMs : state.flaggedAtMs,
    },
  };
}

function isKept({ kept }: MovementState, kind: TrailKind, atMs: number): boolean {
  return kept?.kind !== kind || atMs - kept.atMs >= KEPT_EVERY_MS[kind];
}
