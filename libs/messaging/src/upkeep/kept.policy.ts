const DAY_MS = 24 * 3_600_000;

/** How long what is told and heard is kept (ADR 0021). */
export const KEPT_MS = {
  /** What a message said and to which number, after it ended: so long may it be looked at or sent again. */
  body: 30 * DAY_MS,
  /** That it was sent, what it cost and its receipt: a year and a month, for bills and reports over a year. */
  message: 396 * DAY_MS,
  /** What people wrote to us. Longer than a provider tells the same thing again. */
  inbound: 30 * DAY_MS,
  /** A report of a message that nobody knows by its id: far longer than an answer is on its way. */
  receipt: 3_600_000,
  /** A phone or browser at which nobody opened the app any more. */
  device: 180 * DAY_MS,
} as const;
