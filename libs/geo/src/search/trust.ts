import type { WordRole } from '../text/parse-query.js';

/** How far a name may be trusted to be a street's, by what stands before it: without "Jalan" it may be a village. */
export const STREET_TITLE_TRUST: Partial<Record<WordRole, number>> = {
  street: 1,
  name: 0.95,
  landmark: 0.7,
  hamlet: 0.75,
};

/** How far a word that stands in a street's, landmark's or hamlet's name may be trusted to name a region. */
export const STREET_TRUST: readonly number[] = [0.58, 0.68, 0.8];
export const LANDMARK_TRUST: readonly number[] = [0.72, 0.78, 0.82];
