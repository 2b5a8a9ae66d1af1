import type { RouteStep } from '#siaga/contracts';
import { headingBetween, placeOn, type Track } from './track.policy.js';

export type Turn = 'straight' | 'left' | 'right' | 'back';

/** The street that comes next on the way. */
export interface NextStreet {
  /** Empty for a street without a name. */
  name: string;
  inM: number;
  turn: Turn;
}

/** One stretch of the way under one name. */
export interface Stretch {
  name: string;
  startM: number;
}

/** A corner counts as behind the unit when it is so near. */
const PASSED_M = 8;
/** A stretch without a name that is shorter joins two streets, and says nothing to a driver. */
const JOINT_M = 40;
/** A turn is seen on so much of the line on both sides of the corner. */
const SIGHT_M = 25;
const STRAIGHT_DEG = 35;
const BACK_DEG = 150;

/** Where on the line each street begins; in the order of driving. */
export function stretchesOf(track: Track, steps: readonly RouteStep[]): Stretch[] {
  let fromM = 0;
  return steps.map(({ name, at }, index) => {
    if (index > 0) fromM = placeOn(track, at, fromM)?.alongM ?? fromM;
    return { name, startM: fromM };
  });
}

function turnAt(track: Track, alongM: number): Turn {
  const before = headingBetween(track, alongM - SIGHT_M, alongM);
  const after = headingBetween(track, alongM, alongM + SIGHT_M);
  if (before === null || after === null) return 'straight';
  const degrees = ((after - before + 540) % 360) - 180;
  if (Math.abs(degrees) < STRAIGHT_DEG) return 'straight';
  if (Math.abs(degrees) > BACK_DEG) return 'back';
  return degrees > 0 ? 'right' : 'left';
}

/** The street after the one that the unit is on; null on the last. */
export function nextStreet(track: Track, stretches: readonly Stretch[], alongM: number): NextStreet | null {
  const next = stretches.find(({ name, startM }, index) => {
    if (index === 0 || startM <= alongM + PASSED_M) return false;
    const endM = stretches[index + 1]?.startM ?? track.lengthM;
    return name !== '' || endM - startM >= JOINT_M;
  });
  return next ? { name: next.name, inM: next.startM - alongM, turn: turnAt(track, next.startM) } : null;
}

/** As street signs and drivers shorten it. */
export function signName(name: string): string {
  return name.replace(/^Jalan (?=\S)/i, 'Jl. ');
}
