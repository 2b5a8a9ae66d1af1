import type { Facility } from '#siaga/contracts';
import { metresBetween } from './distance.js';
import { groupBy } from './group-by.js';
import { distinctiveWords, wordsOf } from './names.js';

/** What is compared of a facility. `key` is unique over everything compared. */
export type Comparable = Pick<Facility, 'name' | 'kind' | 'regionCode' | 'point'> & { key: string };

/** Two entries that look like one facility. */
export interface DuplicatePair {
  a: string;
  b: string;
  why: 'same_name' | 'near_and_alike';
}

/** Hospitals this near each other with half of their names in common are thought one. */
const NEAR_M = 300;
const ALIKE_SHARE = 0.5;

/**
 * Pairs that may be one facility: the same distinctive words and kind in one regency, or hospitals within 300 m of each other
 * whose names share half of their words. Numerals count, so Paal Merah I is not Paal Merah II. They are reported, never merged.
 */
export function findDuplicates(
  all: readonly Comparable[],
  regencyName: (code: string) => string,
): DuplicatePair[] {
  const groups = groupBy(all, (entry) => `${entry.kind}@${entry.regionCode}`);
  return [...groups.values()].flatMap((group) => pairsIn(group, regencyName));
}

function pairsIn(group: readonly Comparable[], regencyName: (code: string) => string): DuplicatePair[] {
  const named = group.map((entry) => ({ entry, words: new Set(comparedWords(entry, regencyName)) }));
  const pairs: DuplicatePair[] = [];
  named.forEach((a, index) => {
    for (const b of named.slice(index + 1)) {
      const why = compare(a, b);
      if (why !== null) pairs.push({ a: a.entry.key, b: b.entry.key, why });
    }
  });
  return pairs;
}

/** A puskesmas bears its kecamatan's or village's whole name: Binamu Kota is not Binamu. */
function comparedWords(entry: Comparable, regencyName: (code: string) => string): string[] {
  if (entry.kind === 'puskesmas') return wordsOf(entry.name).filter((word) => word !== 'puskesmas');
  return distinctiveWords(entry.name, regencyName(entry.regionCode));
}

interface Named {
  entry: Comparable;
  words: ReadonlySet<string>;
}

function compare(a: Named, b: Named): DuplicatePair['why'] | null {
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  if (common === a.words.size && common === b.words.size) return 'same_name';
  if (a.entry.kind !== 'hospital' || a.entry.point === null || b.entry.point === null) return null;
  const isAlike = common / Math.max(a.words.size, b.words.size) >= ALIKE_SHARE;
  return isAlike && metresBetween(a.entry.point, b.entry.point) <= NEAR_M ? 'near_and_alike' : null;
}
