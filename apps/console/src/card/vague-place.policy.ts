import { isInRegion, VAGUE_M } from '#siaga/contracts';

const DISTRICT_M = 1_500;
const REGENCY_M = 10_000;

export type Vagueness = 'village' | 'district' | 'regency';

/** What a radius means in words that a caller would use; null for a place that a crew can drive to. */
export function vaguenessOf(accuracyM: number): Vagueness | null {
  if (accuracyM <= VAGUE_M) return null;
  if (accuracyM <= DISTRICT_M) return 'village';
  return accuracyM <= REGENCY_M ? 'district' : 'regency';
}

const provinceOf = (code: string): string => code.split('.')[0] ?? '';

/** How far outside of what the centre serves a place lies; null inside it, and where nobody knows its region. */
export function outsideOf(
  regionCode: string | null,
  ownCodes: readonly string[],
): 'province' | 'region' | null {
  if (regionCode === null || ownCodes.length === 0) return null;
  if (ownCodes.some((own) => own === 'ID' || isInRegion(regionCode, own))) return null;
  const isNear = ownCodes.some((own) => provinceOf(own) === provinceOf(regionCode));
  return isNear ? 'region' : 'province';
}
