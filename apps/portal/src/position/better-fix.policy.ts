/** Sent again when the radius has shrunk to this part of it, and not more often than this. */
const BETTER = 0.7;
const LEAST_BETWEEN_MS = 3_000;

export interface Sent {
  accuracyM: number;
  atMs: number;
}

/** True when a fix says something that the one before did not. */
export function isWorthSending(accuracyM: number, nowMs: number, before: Sent | null): boolean {
  if (before === null) return true;
  return accuracyM <= before.accuracyM * BETTER && nowMs - before.atMs >= LEAST_BETWEEN_MS;
}
