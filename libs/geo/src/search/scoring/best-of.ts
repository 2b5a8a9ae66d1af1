import type { Reading } from '../names/name-match.js';

interface Scored {
  readonly score: number;
  readonly reading: Reading;
}

/** The best of one entry's readings, with the best that shares no word with it. */
export function bestOf<T extends Scored>(readings: readonly T[]): (T & { readonly again: T | null }) | null {
  const better = (a: T | null, b: T): T => (a !== null && a.score >= b.score ? a : b);
  const best = readings.reduce<T | null>(better, null);
  if (best === null) return null;
  const apart = readings.filter(({ reading }) => (reading.mask & best.reading.mask) === 0);
  return { ...best, again: apart.reduce<T | null>(better, null) };
}
