import type { LocateOptions, PlaceSearch } from '#siaga/geo';
import { figure, type Measured } from '../../harness/result.js';
import { EMERGENCY_SENTENCES } from '../emergency-sentences.js';
import type { Misses } from '../misses.js';
import { EVERYDAY_TALK } from './everyday-talk.js';
import { HALVES, halfOf, nameOf, type Half } from './halves.js';
import { NO_PLACE } from './sentences.js';

const SERVED = ['15.71', '34.71', '31', '35.29'];

/** How often a sentence that names no place gets one: by a centre of one kabupaten/kota, and by one that serves all. */
export function answeredWithoutPlace(
  search: PlaceSearch,
  misses: Misses,
  halves: readonly Half[] = HALVES,
): Measured[] {
  const sets = halves.flatMap((half) => [
    [nameOf(half), NO_PLACE[half]] as const,
    [`talk, ${nameOf(half)}`, EVERYDAY_TALK.filter((text) => halfOf(text) === half)] as const,
  ]);
  return [...sets, ['calls', EMERGENCY_SENTENCES] as const].flatMap(([set, texts]) => {
    const served = SERVED.map((code): LocateOptions => ({
      regionCodes: [code],
      near: search.middleOf(code),
    }));
    return [
      share(search, `no place, ${set}, anywhere`, texts, [{}], misses),
      share(search, `no place, ${set}, served`, texts, served, misses),
    ];
  });
}

function share(
  search: PlaceSearch,
  title: string,
  texts: readonly string[],
  centres: readonly LocateOptions[],
  misses: Misses,
): Measured {
  let answered = 0;
  for (const options of centres) {
    for (const text of texts) {
      const first = search.locate(text, options).candidates[0];
      // The whole region that a centre serves is what it knows in any case.
      if (first === undefined || options.regionCodes?.includes(first.id) === true) continue;
      answered += 1;
      misses.add(title, text, `${first.label} | ${first.context} (${first.score.toFixed(2)})`, 'none');
    }
  }
  const name = { bench: 'geocoding', case: title, metric: 'answered all the same' };
  return figure(name, answered / (texts.length * centres.length), { atMost: 0.02 });
}
