import { distanceM, isInIndonesia, type FixDoubt, type Point } from '#siaga/contracts';

/** A fix as somebody reported it; `lat` may be off the earth. Times in ms since the epoch. */
export interface ReportedFix {
  readonly lon: number;
  readonly lat: number;
  /** Radius in metres, null when nobody said. */
  readonly accuracyM: number | null;
  readonly atMs: number;
}

/** What a fix is judged by. */
export interface FixContext {
  readonly nowMs: number;
  /** The newest fix of the same thing that is believed. */
  readonly last: ReportedFix | null;
  /** Where it belongs: a unit's post, a centre's region; null when nobody knows. */
  readonly home: Point | null;
  /** A radius over this says nothing worth ranking by. */
  readonly coarseM: number;
  /** Fastest that it can move, metres a second; null for what may be in two places (a caller's two telephone masts). */
  readonly fastestMps: number | null;
}

/** 250 km/h: no vehicle on the road is faster, with reserve for a clock that is a little off. */
export const FASTEST_VEHICLE_MPS = 70;
/** What satellites' errors between houses, and a mast in their place, amount to; a shorter jump changes no ranking. */
const JUMP_SLACK_M = 1_500;
/** About a kilometre around (0, 0). */
const ZERO_DEGREES = 0.01;
/** From here on a place is another town, and worth asking whether a sign was lost. */
const OTHER_TOWN_M = 50_000;
/** With the other sign it lies so many times nearer. */
const NEARER_FACTOR = 5;
/** The way from one end of Java to the other: nobody's area is larger. */
const OUTSIDE_AREA_M = 1_000_000;
const FUTURE_SLACK_MS = 120_000;
const OLDEST_MS = 24 * 3_600_000;

/**
 * Why a fix of a caller, of a unit or in a file is not believed, or null (ADR 0030). The one rule of all doors: what is doubted is kept and shown with this,
 * never ranked by, and replaces nothing better.
 */
export function doubtOf(fix: ReportedFix, context: FixContext): FixDoubt | null {
  return (
    doubtOfPoint(fix) ??
    doubtOfArea(fix, context) ??
    doubtOfRadius(fix, context) ??
    doubtOfTime(fix, context) ??
    (isJump(fix, context) ? 'jump' : null)
  );
}

/** Why a point alone cannot be meant. */
export function doubtOfPoint({ lon, lat }: Point): FixDoubt | null {
  if (Math.abs(lon) < ZERO_DEGREES && Math.abs(lat) < ZERO_DEGREES) return 'zero';
  if (isInIndonesia({ lon, lat })) return null;
  if (isInIndonesia({ lon: lat, lat: lon }) || isInIndonesia({ lon: lat, lat: -lon })) return 'swapped';
  const mirrored = [
    { lon, lat: -lat },
    { lon: -lon, lat },
    { lon: -lon, lat: -lat },
  ];
  return mirrored.some(isInIndonesia) ? 'lost_sign' : 'outside_country';
}

/** What is meant by a pair whose order was swapped: shown as the place it may be, with the doubt. */
export function turnedRound({ lon, lat }: Point): Point {
  return { lon: lat, lat: isInIndonesia({ lon: lat, lat: lon }) ? lon : -lon };
}

/**
 * Why a point is not where its kind is: far from the last one that is believed, else from where it belongs. A sign was not lost by who
 * had the time to drive there.
 */
function doubtOfArea(fix: ReportedFix, context: FixContext): FixDoubt | null {
  const near = context.last ?? context.home;
  if (near === null) return null;
  const awayM = distanceM(fix, near);
  const isMirrored =
    awayM > OTHER_TOWN_M && distanceM({ lon: fix.lon, lat: -fix.lat }, near) * NEARER_FACTOR < awayM;
  if (isMirrored && (context.last === null || context.fastestMps === null || isJump(fix, context)))
    return 'lost_sign';
  return awayM > OUTSIDE_AREA_M ? 'outside_area' : null;
}

/** True when a doubt may be an honest move that nobody could foresee: a ferry, an aeroplane, a border crossed. Others never become true. */
export function mayComeTrue(doubt: FixDoubt): boolean {
  return doubt === 'jump' || doubt === 'outside_area';
}

/** True when nothing that drives gets from the one to the other in their time. Equal times allow what satellites' errors allow. */
export function isJump(
  fix: ReportedFix,
  { last, fastestMps }: Pick<FixContext, 'last' | 'fastestMps'>,
): boolean {
  if (last === null || fastestMps === null) return false;
  const reachM = (fastestMps * Math.abs(fix.atMs - last.atMs)) / 1_000;
  const errorsM = (fix.accuracyM ?? 0) + (last.accuracyM ?? 0) + JUMP_SLACK_M;
  return distanceM(fix, last) > reachM + errorsM;
}

function doubtOfRadius({ accuracyM }: ReportedFix, { coarseM }: FixContext): FixDoubt | null {
  return accuracyM !== null && accuracyM > coarseM ? 'coarse' : null;
}

function doubtOfTime({ atMs }: ReportedFix, { nowMs }: FixContext): FixDoubt | null {
  if (atMs > nowMs + FUTURE_SLACK_MS) return 'in_future';
  return atMs < nowMs - OLDEST_MS ? 'too_old' : null;
}
