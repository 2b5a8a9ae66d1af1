import type { LocateCandidate } from '#siaga/contracts';
import { isSameOrBelow } from '../../domain/region.js';

/** What the centre serves first, then what lies elsewhere, marked and in its own order. Empty or `ID`: it serves all. */
export function outsideLast(
  listed: readonly LocateCandidate[],
  served: readonly string[],
): LocateCandidate[] {
  const marked = listed.map((each) => ({ ...each, isOutside: isOutside(each, served) }));
  return [...marked.filter((each) => !each.isOutside), ...marked.filter((each) => each.isOutside)];
}

function isOutside({ regionCode }: LocateCandidate, served: readonly string[]): boolean {
  if (served.length === 0 || served.includes('ID') || regionCode === null) return false;
  return !served.some((code) => isSameOrBelow(code, regionCode) || isSameOrBelow(regionCode, code));
}
