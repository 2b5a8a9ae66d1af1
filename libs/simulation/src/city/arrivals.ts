import { type Random } from '../random/random.js';

/**
 * How busy each hour of the day is compared with the mean: quiet at four in the morning, busy from morning to evening.
 * The usual shape of ambulance demand; the mean over the day is 1.
 */
export const HOURLY_PROFILE: readonly number[] = [
  0.6, 0.5, 0.45, 0.4, 0.45, 0.6, 0.85, 1.1, 1.3, 1.35, 1.35, 1.3, 1.25, 1.2, 1.2, 1.2, 1.25, 1.3, 1.35, 1.3,
  1.2, 1.0, 0.85, 0.65,
];

const HOUR_S = 3_600;

/** When calls come: mean rate, the time of day, and the share of the daily rhythm to keep (0 = none). */
export interface ArrivalPlan {
  callsPerHour: number;
  /** 0: the same rate all day; 1: the whole daily rhythm. A demo keeps half, so that its nights live too. */
  rhythm: number;
}

/** Calls an hour at this local hour of the day (fractions allowed). */
export function callRateAt(plan: ArrivalPlan, hourOfDay: number): number {
  const hour = ((hourOfDay % 24) + 24) % 24;
  const from = HOURLY_PROFILE[Math.floor(hour)] ?? 1;
  const to = HOURLY_PROFILE[(Math.floor(hour) + 1) % 24] ?? 1;
  const profile = from + (to - from) * (hour - Math.floor(hour));
  return plan.callsPerHour * (1 + plan.rhythm * (profile - 1));
}

/**
 * Seconds until the next call: a Poisson process whose rate follows the time of day, by thinning (Lewis and Shedler 1979).
 * Throws RangeError when the rate is not above zero.
 */
export function nextArrivalS(random: Random, plan: ArrivalPlan, hourOfDay: number): number {
  if (!(plan.callsPerHour > 0)) throw new RangeError('callsPerHour must be above zero');
  const highest = Math.max(...HOURLY_PROFILE.map((_, hour) => callRateAt(plan, hour)));
  let waitedS = 0;
  for (;;) {
    waitedS += random.exponential(HOUR_S / highest);
    if (random.chance(callRateAt(plan, hourOfDay + waitedS / HOUR_S) / highest)) return waitedS;
  }
}
