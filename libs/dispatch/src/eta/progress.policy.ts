/** A moment on the way: when, and how long the rest of the way takes by the travel times alone. */
export interface WayPoint {
  readonly atMs: number;
  readonly remainingS: number;
}

/** So much of a drive counts as gone as foreseen before the drive's own pace is believed. */
const TRUSTED_S = 180;
/** A pace beyond these is a unit that waits or a phone that lies, not traffic. */
const FASTEST = 0.5;
const SLOWEST = 3;
const S = 1_000;

/**
 * The rest of the way in seconds, corrected by how this drive has gone so far: a unit that needed ten minutes for what
 * was foreseen as five is believed to go on like that, the more the longer it lasts. `start` is the moment it set off.
 */
export function correctedRemainingS(start: WayPoint, now: WayPoint): number {
  const elapsedS = Math.max(0, (now.atMs - start.atMs) / S);
  const coveredS = Math.max(0, start.remainingS - now.remainingS);
  const pace = (TRUSTED_S + elapsedS) / (TRUSTED_S + coveredS);
  return now.remainingS * Math.min(SLOWEST, Math.max(FASTEST, pace));
}
