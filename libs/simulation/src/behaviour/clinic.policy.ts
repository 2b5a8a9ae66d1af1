import { type Random } from '../random/random.js';

/** How somebody with a number behaves, in minutes around the window that they were given. */
export interface PatientPlan {
  /** Comes so long after the beginning of the window (before it when negative); null for who never comes. */
  comesMin: number | null;
  /** With the doctor for so long. */
  servedMin: number;
}

const NO_SHOW = 0.15;
const EARLY_MIN = 25;
/** Some are on the road longer than they thought, and still within most windows. */
const LATE_MIN = 10;
const SERVED_MIN = 5;
const SERVED_VARIATION = 0.6;

/** What a patient will do; the same for the same source of chance. */
export function planPatient(random: Random): PatientPlan {
  const servedMin = Math.min(20, Math.max(1, random.lognormal(SERVED_MIN, SERVED_VARIATION)));
  if (random.chance(NO_SHOW)) return { comesMin: null, servedMin };
  return { comesMin: random.between(-EARLY_MIN, LATE_MIN), servedMin };
}

/** How many of a window's `places` are booked by the time it begins: most, seldom all. */
export function bookedOf(random: Random, places: number): number {
  return Math.round(places * random.between(0.5, 1));
}

/** Minutes until the next one walks into a clinic whose session is open. */
export function nextWalkInMin(random: Random): number {
  return random.exponential(25);
}
