import type { StampSource, WhenInput } from '#siaga/contracts';

/** When something happened, by whose clock, and who said so. */
export interface When {
  at: Date;
  deviceAt: Date | null;
  receivedAt: Date;
  source: StampSource;
}

/** A tap that claims to be older than this is taken as a broken device clock. */
const OLDEST_TAP_MS = 24 * 3_600_000;

/**
 * Decides the true time of a step. A device says when it was tapped and when it was sent, both by its own clock; only
 * the difference counts, so a clock that is an hour wrong changes nothing and a tap made offline keeps its time. Without a
 * device time the server's clock holds. `importedAt` is history and holds as it is (the caller's right is checked before).
 */
export function resolveWhen(input: WhenInput, now: Date, by: 'tap' | 'operator'): When {
  if (input.importedAt)
    return { at: new Date(input.importedAt), deviceAt: null, receivedAt: now, source: 'import' };
  if (!input.deviceAt) return { at: now, deviceAt: null, receivedAt: now, source: by };
  const deviceAt = new Date(input.deviceAt);
  const agoMs = (input.sentAt ? new Date(input.sentAt).getTime() : now.getTime()) - deviceAt.getTime();
  const isPlausible = agoMs >= 0 && agoMs <= OLDEST_TAP_MS;
  return { at: isPlausible ? new Date(now.getTime() - agoMs) : now, deviceAt, receivedAt: now, source: by };
}
