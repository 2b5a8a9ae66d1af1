import { LEAST_SIMILARITY, wordSimilarity } from '../text/edit-distance.js';
import { foldWord } from '../text/fold.js';
import type { QueryWord } from '../text/parse-query.js';
import { canonicalNameWords } from '../text/tokens.js';
import { STREET_TITLES } from '../text/vocabulary.js';
import type { OutsidePlace } from './outside-geocoder.js';

/** How well a place of another geocoder fits what was typed. */
export interface OutsideMatch {
  /** 0..1, below that of an own answer that fits as well. */
  readonly score: number;
  /** One bit for each word of the query that the place accounts for. */
  readonly explained: number;
  /** The words of the query that its name was read in, as [start, end); null when none was. */
  readonly reading: { readonly start: number; readonly end: number } | null;
}

/** Ours come first when both fit alike: their names, areas and regions have been checked. */
const OUTSIDE = 0.95;
/** A place whose name is not in the text was found by another name or by its address only. */
const WITHOUT_NAME = 0.3;
/** What a name counts of which only a little was typed. */
const LEAST_OF_NAME = 0.6;
const BEGUN = 0.9;

/**
 * Compares the asked words with a place's name and what is around it. With `isPrefix` the last word may be half typed. Outside
 * geocoders rank by fame and distance and say nothing of how well the text fits, so it is measured here as for our own.
 */
export function matchOutside(
  words: readonly QueryWord[],
  place: OutsidePlace,
  isPrefix: boolean,
): OutsideMatch {
  const name = tellingWords(place.label);
  const context = place.context.flatMap(tellingWords);
  const telling = words.filter((word) => word.role !== 'title');
  const seen = new Set<number>();
  let [sum, explained] = [0, 0];
  let reading: OutsideMatch['reading'] = null;
  telling.forEach((word, at) => {
    const isBegun = isPrefix && at === telling.length - 1;
    const [inName, inContext] = [likest(word, name, isBegun), likest(word, context, isBegun)];
    const best = Math.max(inName.similarity, inContext.similarity);
    if (best === 0) return;
    sum += best;
    explained |= 1 << word.index;
    if (inName.similarity < inContext.similarity) return;
    seen.add(inName.at);
    reading = { start: reading?.start ?? word.index, end: word.index + 1 };
  });
  const share = telling.length === 0 ? 0 : sum / telling.length;
  const whole = name.length === 0 ? 0 : seen.size / name.length;
  const fit = seen.size === 0 ? WITHOUT_NAME : LEAST_OF_NAME + (1 - LEAST_OF_NAME) * whole;
  return { score: share * fit * OUTSIDE, explained, reading };
}

/** The folded words of a name without "jalan" and "gang". */
export function tellingWords(name: string): string[] {
  return canonicalNameWords(name)
    .filter((word) => !STREET_TITLES.has(word))
    .map(foldWord);
}

function likest(
  word: QueryWord,
  names: readonly string[],
  isBegun: boolean,
): { similarity: number; at: number } {
  let best = { similarity: 0, at: -1 };
  names.forEach((name, at) => {
    for (const form of word.folded) {
      const alike = wordSimilarity(form, name);
      const begun = isBegun && name.startsWith(form) ? BEGUN : 0;
      const similarity = Math.max(alike >= LEAST_SIMILARITY ? alike : 0, begun);
      if (similarity > best.similarity) best = { similarity, at };
    }
  });
  return best;
}
