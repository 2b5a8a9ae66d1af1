import { nameKey } from '../gazetteer/match-points.js';
import type { RegionDirectory } from '../gazetteer/region-directory.js';
import { wordSimilarity } from '../text/edit-distance.js';
import type { RefusedBorder } from './border-file.js';

/** From this similarity on two names are one name spelt differently. */
export const SAME_NAME = 0.6;

/** Why a code is not believed: unknown, or borne by a region of another name, as BPS codes do that look the same. */
export function reasonToRefuse(
  code: string,
  name: string,
  directory: RegionDirectory | null,
): RefusedBorder['reason'] | null {
  const known = directory?.name(code) ?? null;
  if (known === null) return 'unknown_code';
  if (name === '') return null;
  return wordSimilarity(nameKey(name), nameKey(known.name)) < SAME_NAME ? 'name_differs' : null;
}
