/** A crew finds a house within this; beyond it somebody has to look for it. */
export const VAGUE_M = 500;
const DISTRICT_M = 1_500;
const REGENCY_M = 10_000;

export type Vagueness = 'village' | 'district' | 'regency';

/** What a radius means in words that a caller would use; null for a place that a crew can drive to. */
export function vaguenessOf(accuracyM: number): Vagueness | null {
  if (accuracyM <= VAGUE_M) return null;
  if (accuracyM <= DISTRICT_M) return 'village';
  return accuracyM <= REGENCY_M ? 'district' : 'regency';
}
