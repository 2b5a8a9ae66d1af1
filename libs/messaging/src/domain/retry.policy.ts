const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** The last attempt lies so much before the expiry. */
const LAST_CHANCE_MS = 2_000;

/** How long to wait after so many attempts: twice as long each time, up to `longestMs`, spread so that not all come at once. */
export function waitAfterMs(
  attempts: number,
  random: () => number = Math.random,
  longestMs: number = LONGEST_WAIT_MS,
): number {
  const full = Math.min(longestMs, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return full / 2 + random() * (full / 2);
}

interface Tried {
  readonly attempts: number;
  readonly expiresAt: Date;
}

/**
 * When to try again; null when there is no time left before it expires. A wait that would end behind the expiry is cut to a last
 * chance just before it, so that a provider that comes back in between still gets the message.
 */
export function nextAttemptAt(
  { attempts, expiresAt }: Tried,
  now: Date,
  { afterMs = 0, longestMs }: { afterMs?: number | undefined; longestMs?: number } = {},
  random: () => number = Math.random,
): Date | null {
  const waitMs = Math.max(afterMs, waitAfterMs(attempts, random, longestMs));
  const wantedMs = now.getTime() + waitMs;
  if (wantedMs < expiresAt.getTime()) return new Date(wantedMs);
  const lastMs = expiresAt.getTime() - LAST_CHANCE_MS;
  const isWorthIt = lastMs >= now.getTime() + Math.max(afterMs, LAST_CHANCE_MS);
  return isWorthIt ? new Date(lastMs) : null;
}
