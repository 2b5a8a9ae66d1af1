import type { PlaceSearch, Region } from '#siaga/geo';
import { Random } from '#siaga/simulation';
import { figure, type Measured } from '../../harness/result.js';
import type { Misses } from '../misses.js';
import { HALVES, halfOf, nameOf, type Half } from './halves.js';

const NUMBERED = /^(.*[a-z])\s+([IVX]+|\d+)$/i;
const ARABIC: Readonly<Record<string, string>> = {
  I: '1',
  II: '2',
  III: '3',
  IV: '4',
  V: '5',
  VI: '6',
  VII: '7',
  VIII: '8',
  IX: '9',
  X: '10',
};
const MOST = 300;

interface Pair {
  readonly code: string;
  readonly name: string;
  readonly sibling: string | null;
  readonly above: string;
}

/** Villages with a number of which one has the same name without it, or another number: the one that is named comes first. */
export function numberedVillages(
  search: PlaceSearch,
  regions: readonly Region[],
  misses: Misses,
  halves: readonly Half[] = HALVES,
): Measured[] {
  const all = pairs(regions);
  return halves.flatMap((half) => {
    const random = new Random(`geocoding/numbered/${half}`);
    const own = all.filter(({ name, code }) => halfOf(`${name}${code}`) === half);
    const drawn = Array.from({ length: Math.min(MOST, own.length) }, () => random.pick(own));
    const kinds: readonly (readonly [string, (pair: Pair) => string, (pair: Pair) => string | null])[] = [
      ['official name, kecamatan', (pair) => `${pair.name}, ${pair.above}`, ({ code }) => code],
      ['lower case', (pair) => `${pair.name} ${pair.above}`.toLowerCase(), ({ code }) => code],
      ['Arabic number', (pair) => `${arabic(pair.name)} ${pair.above}`, ({ code }) => code],
      ['without the number', (pair) => `${bare(pair.name)}, ${pair.above}`, ({ sibling }) => sibling],
    ];
    return kinds.flatMap(([kind, textOf, wantedOf]) => {
      const title = `numbered villages, ${nameOf(half)}: ${kind}`;
      const asked = drawn.filter((pair) => wantedOf(pair) !== null);
      if (asked.length === 0) return [];
      let right = 0;
      for (const pair of asked) {
        const first = search.locate(textOf(pair)).candidates[0];
        if (first?.id === wantedOf(pair)) right += 1;
        else misses.add(title, textOf(pair), `${first?.label} | ${first?.context}`, wantedOf(pair));
      }
      return [
        figure({ bench: 'geocoding', case: title, metric: 'recall@1' }, right / asked.length, {
          atLeast: 0.97,
        }),
      ];
    });
  });
}

/** Numbered villages that share their name with another of their kecamatan; the unnumbered one where there is one. */
function pairs(regions: readonly Region[]): Pair[] {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const villages = regions.filter(({ level, center }) => level === 4 && center !== null);
  const families = new Map<string, Region[]>();
  for (const village of villages) {
    const key = `${village.code.slice(0, 8)} ${bare(village.name).toLowerCase()}`;
    families.set(key, [...(families.get(key) ?? []), village]);
  }
  return [...families.values()].flatMap((family) => {
    if (family.length < 2) return [];
    const sibling = family.find(({ name }) => !NUMBERED.test(name));
    return family.flatMap((village): Pair[] => {
      const number = NUMBERED.exec(village.name)?.[2];
      if (number === undefined) return [];
      // Two of one name cannot be told apart by it.
      if (family.filter(({ name }) => arabic(name) === arabic(village.name)).length > 1) return [];
      const { code, name } = village;
      return [
        { code, name, sibling: sibling?.code ?? null, above: byCode.get(code.slice(0, 8))?.name ?? '' },
      ];
    });
  });
}

function bare(name: string): string {
  return NUMBERED.exec(name)?.[1] ?? name;
}

function arabic(name: string): string {
  return name.replace(
    NUMBERED,
    (_, own: string, number: string) => `${own} ${ARABIC[number.toUpperCase()] ?? number}`,
  );
}
