import { distanceM } from '#siaga/contracts';
import { areaOfLines } from '../../streets/line-area.js';
import { readStreetName } from '../../streets/street-name.js';
import { DIRECTIONS } from '../../text/vocabulary.js';
import type { Answer } from './candidates.js';
import { streetsOf, type ScoredStreet, type SearchState } from './search-state.js';

const MOST_STREETS = 12;
const LEAST_OF_BEST = 0.5;
const FARTHEST_APART_M = 3000;
/** Above each of its streets, and no more. */
const BONUS = 0.005;

/**
 * "Jl. Kadipaten" where only Kadipaten Lor, Kidul, Kulon and Wetan exist: all of them are meant, or none is more than the
 * others. A street that bears the name alone is left to itself.
 */
export function streetGroupAnswers(state: SearchState): Answer[] {
  const [best, ...others] = streetsOf(state, MOST_STREETS);
  if (best === undefined || saysDirection(state, best)) return [];
  const base = baseOf(best);
  if (base === null) return [];
  const least = best.score * LEAST_OF_BEST;
  const near = others.filter(
    (each) =>
      each.score >= least &&
      distanceM(each.store.point(each.entry), best.store.point(best.entry)) <= FARTHEST_APART_M,
  );
  const group = [best, ...near.filter((each) => baseOf(each) === base)];
  if (group.length < 2 || near.some((each) => wordsOf(each).join(' ') === base)) return [];
  const streets = group.map(({ store, entry }) => store.street(entry));
  const lines = streets.flatMap(({ stretches }) => stretches.map((stretch) => stretch.line));
  const area = areaOfLines(
    lines,
    streets.reduce((sum, { lengthM }) => sum + lengthM, 0),
  );
  if (area === null) return [];
  const { store, entry, explained, within } = best;
  return [
    {
      id: `${store.id(entry)}*`,
      label: group.map((each) => each.store.label(each.entry)).join(' / '),
      relation: null,
      ...area,
      source: 'road',
      regionCode: within ?? store.regionCode(entry),
      context: state.writer.contextOf(within ?? store.regionCode(entry), 0),
      score: best.score + BONUS,
      lines,
      explained,
    },
  ];
}

function saysDirection(state: SearchState, { reading }: ScoredStreet): boolean {
  return state.query.words.some((word) => DIRECTIONS.has(word.text) && word.index <= reading.end);
}

function wordsOf({ store, entry }: ScoredStreet): readonly string[] {
  return readStreetName(store.label(entry))?.words ?? [];
}

/** The name without the compass word at its end; null where there is none. */
function baseOf(street: ScoredStreet): string | null {
  const words = wordsOf(street);
  const last = words.at(-1) ?? '';
  return words.length > 1 && DIRECTIONS.has(last) ? words.slice(0, -1).join(' ') : null;
}
