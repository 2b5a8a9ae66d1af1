import type { LocateCandidate } from '#siaga/contracts';
import { isSameOrBelow } from '../../domain/region.js';

/**
 * What the centre serves first, then what lies elsewhere, marked and in its own order. Empty or `ID`: it serves all. A place of the
 * centre that is only a part of what was said is left out where the whole names one elsewhere: "Muaro Jambi" is not Jambi.
 */
export function outsideLast(
  listed: readonly LocateCandidate[],
  served: readonly string[],
): LocateCandidate[] {
  const marked = listed.map((each) => ({ ...each, isOutside: isOutside(each, served) }));
  const outside = marked.filter((each) => each.isOutside);
  const inside = marked.filter((each) => !each.isOutside && !outside.some((other) => isPartOf(each, other)));
  return [...inside, ...outside];
}

function isOutside({ regionCode }: LocateCandidate, served: readonly string[]): boolean {
  if (served.length === 0 || served.includes('ID') || regionCode === null) return false;
  return !served.some((code) => isSameOrBelow(code, regionCode) || isSameOrBelow(regionCode, code));
}

function isPartOf(part: LocateCandidate, whole: LocateCandidate): boolean {
  const isWithin = part.matched.every(({ from, to }) =>
    whole.matched.some((range) => range.from <= from && to <= range.to),
  );
  return isWithin && whole.score > part.score && lengthOf(part) < lengthOf(whole);
}

function lengthOf({ matched }: LocateCandidate): number {
  return matched.reduce((sum, { from, to }) => sum + to - from, 0);
}
