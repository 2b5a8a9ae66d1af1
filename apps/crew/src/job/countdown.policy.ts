export interface Countdown {
  /** Whole seconds left, counted up so that "1" is shown through the last second; never below 0. */
  remainingS: number;
  /** Part of the time that is left, 1 to 0. */
  fraction: number;
  isOver: boolean;
}

/** Time left to answer, on the server's clock (device clock plus its offset). */
export function countdown(startAt: string, dueAt: string, serverNowMs: number): Countdown {
  const dueMs = Date.parse(dueAt);
  const leftMs = Math.max(0, dueMs - serverNowMs);
  const spanMs = Math.max(1, dueMs - Date.parse(startAt));
  return {
    remainingS: Math.ceil(leftMs / 1_000),
    fraction: Math.min(1, leftMs / spanMs),
    isOver: leftMs === 0,
  };
}
