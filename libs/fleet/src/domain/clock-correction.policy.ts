/** Below this the difference may be the network's delay, and the device's clock is taken as right. */
export const CLOCK_TOLERANCE_MS = 3_000;

/** How far the device's clock is ahead of the server's (negative: behind), in ms; 0 when within the tolerance. */
export function clockOffsetMs(sentAtMs: number, receivedAtMs: number): number {
  const offsetMs = sentAtMs - receivedAtMs;
  return Math.abs(offsetMs) > CLOCK_TOLERANCE_MS ? offsetMs : 0;
}

/** A device's instant on the server's clock. What would then lie in the future was measured now at the latest. */
export function correctedAtMs(deviceAtMs: number, offsetMs: number, receivedAtMs: number): number {
  return Math.min(deviceAtMs - offsetMs, receivedAtMs);
}
