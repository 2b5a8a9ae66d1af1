import { type Point } from '#siaga/contracts';

/** Fewest points of an area, and most that the server takes. */
export const FEWEST_POINTS = 3;
export const MOST_POINTS = 500;

/** What a press means: a new point, the end of the ring, or nothing. */
export type PressMeaning = 'point' | 'end' | 'nothing';

/**
 * What a press means to a ring that is being drawn: on the first point it ends the ring, on the last it is the second half of a
 * double press. `isNear` tells whether the press is on a point as the screen shows it.
 */
export function meaningOfPress(ring: readonly Point[], isNear: (point: Point) => boolean): PressMeaning {
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length >= FEWEST_POINTS && first && isNear(first)) return 'end';
  if (last && isNear(last)) return 'nothing';
  return ring.length < MOST_POINTS ? 'point' : 'nothing';
}
