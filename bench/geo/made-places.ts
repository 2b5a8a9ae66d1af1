import type { PlaceSearch } from '#siaga/geo';
import { Random } from '#siaga/simulation';
import type { Measured } from '../harness/result.js';
import {
  between,
  beside,
  junctions,
  numbered,
  prefixes,
  towards,
  type QuestionMaker,
} from './made-questions.js';
import type { Misses } from './misses.js';
import { PlaceFigures } from './place-figures.js';
import type { City } from './read-city.js';
import { TimedSearch } from './timed-search.js';

const QUESTIONS = 200;
const KINDS: readonly (readonly [name: string, make: QuestionMaker, rightM: number])[] = [
  ['simpang A B', junctions, 100],
  ['depan PLACE', beside, 100],
  ['utara PLACE', towards, 400],
  ['antara A dan B', between, 800],
  ['Jl. X no. N', numbered, 30],
  ['first letters', prefixes, 30],
];

/** Junctions, relations and half-typed names made from the city's own map. Nothing was promised of them: they show what breaks. */
export function madePlaces(city: City, search: PlaceSearch, misses: Misses): Measured[] {
  const results: Measured[] = [];
  const timed = new TimedSearch(search);
  for (const [kind, make, rightM] of KINDS) {
    const name = `${city.name}: ${kind}`;
    const questions = make(city, new Random(`geocoding/${kind}`), QUESTIONS);
    if (questions.length === 0) continue;
    timed.warmUp(questions);
    const figures = new PlaceFigures(name);
    for (const question of questions) {
      const candidates = timed.locate(question);
      const awayM = figures.add(candidates, ...question.truths);
      if (awayM <= rightM) continue;
      const [answer] = candidates;
      const said = answer === undefined ? '-' : `${answer.label} | ${answer.context} (${answer.source})`;
      misses.add(name, question.text, said, `${Math.round(awayM)} m away`);
    }
    results.push(
      figures.within(rightM, `recall@1 (${rightM} m)`),
      figures.withinOfFive(rightM, `recall@5 (${rightM} m)`),
      figures.medianError(),
      ...figures.area(null),
    );
  }
  return [...results, ...timed.figures(`${city.name}: junctions, relations, first letters`)];
}
