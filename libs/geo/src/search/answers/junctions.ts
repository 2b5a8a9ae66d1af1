import { meetingsOf } from '../../streets/meeting.js';
import { JUNCTION_LINKS, JUNCTION_WORDS } from '../../text/vocabulary.js';
import type { ParsedQuery, QueryWord } from '../../text/parse-query.js';
import type { Answer } from './candidates.js';
import { isStreet, streetsOf, type ScoredStreet, type SearchState } from './search-state.js';

const MOST_STREETS = 60;
/** In an estate dozens of streets bear one name and a number: each of the two names has its own best. */
const MOST_OF_ONE_NAME = 9;
const MOST_ANSWERS = 3;
/** The middle of a junction is a few metres off for everybody; a wide one is fifty metres across. */
const RADIUS_M = 60;
const SPELLED = 0.96;
const PER_WORD = 0.002;
const BELOW_FIRST = 0.01;

/**
 * "Perempatan Jl. A dan Jl. B", "Jl. A - Jl. B", "Jl. A x Jl. B": the point where two streets meet. Without a word for a
 * junction, two streets that the text links and that do meet are taken for one.
 */
export function junctionAnswers(state: SearchState): Answer[] {
  const streets = likeliestOfEach(streetsOf(state, MOST_STREETS));
  const word = state.query.words.findIndex(({ text }) => JUNCTION_WORDS.has(text));
  const answers: Answer[] = [];
  for (const a of streets) {
    for (const b of streets) {
      if (isSame(a, b) || a.reading.start >= b.reading.start || (a.reading.mask & b.reading.mask) !== 0)
        continue;
      if (!isLinked(state.query, a, b, word >= 0)) continue;
      answers.push(...answersOf(state, a, b, word));
    }
  }
  return answers.sort((x, y) => y.score - x.score).slice(0, MOST_ANSWERS);
}

/** The best streets at each place of the text where one may be named. */
function likeliestOfEach(streets: readonly ScoredStreet[]): ScoredStreet[] {
  const counts = new Map<number, number>();
  const readings = streets.flatMap((each) => [
    each,
    ...(each.again !== null && isStreet(each.again) ? [each.again] : []),
  ]);
  return readings.filter(({ reading }) => {
    const count = (counts.get(reading.start) ?? 0) + 1;
    counts.set(reading.start, count);
    return count <= MOST_OF_ONE_NAME;
  });
}

/** Whether the words between two names say that the streets meet. */
function isLinked(query: ParsedQuery, a: ScoredStreet, b: ScoredStreet, hasWord: boolean): boolean {
  const between = query.words.slice(a.reading.end, b.reading.start);
  const isLink = (word: QueryWord): boolean =>
    JUNCTION_LINKS.has(word.text) || JUNCTION_WORDS.has(word.text) || word.role === 'filler' || isCross(word);
  if (!between.every(isLink)) return false;
  if (hasWord || between.some((word) => isCross(word) || word.text === 'ketemu' || word.text === 'pertemuan'))
    return true;
  const first = query.words[a.reading.start];
  const second = query.words[b.reading.start];
  return first?.role === 'street' && second?.role === 'street' && between.length > 0;
}

/** A lone "x" stands for a crossing here, although it reads as a Roman ten elsewhere. */
function isCross(word: QueryWord): boolean {
  return word.to - word.from === 1 && word.text === '10';
}

function answersOf(state: SearchState, a: ScoredStreet, b: ScoredStreet, word: number): Answer[] {
  const { scorer, writer } = state;
  const explained = a.explained | b.explained | (word < 0 ? 0 : 1 << word);
  const meetings = meetingsOf(a.store.street(a.entry), b.store.street(b.entry));
  return meetings.slice(0, MOST_ANSWERS).map((meeting, at): Answer => ({
    id: `${a.store.id(a.entry)}+${b.store.id(b.entry)}${at === 0 ? '' : `+${at}`}`,
    label: `Simpang ${a.store.label(a.entry)} – ${b.store.label(b.entry)}`,
    relation: null,
    point: meeting.point,
    radiusM: RADIUS_M + meeting.apartM,
    source: 'road',
    regionCode: a.store.regionCode(a.entry),
    context: writer.contextOf(a.within ?? b.within ?? a.store.regionCode(a.entry), 0),
    score: scorer.scoreTogether([a, b], explained) + wordsRead(a, b) * PER_WORD - at * BELOW_FIRST,
    lines: null,
    explained,
    isSpelled: [a, b].every(isSpelled),
  }));
}

function isSame(a: ScoredStreet, b: ScoredStreet): boolean {
  return a.store === b.store && a.entry === b.entry;
}

function isSpelled({ reading }: ScoredStreet): boolean {
  return reading.likeness >= SPELLED && reading.quality >= SPELLED;
}

/** "Kutisari III" is meant, not Kutisari: a number weighs little, and counts. */
function wordsRead(a: ScoredStreet, b: ScoredStreet): number {
  return a.reading.end - a.reading.start + b.reading.end - b.reading.start;
}
