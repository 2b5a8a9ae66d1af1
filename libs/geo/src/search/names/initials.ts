import type { QueryWord } from '../../text/parse-query.js';

/** Words of a name that the query has as initials, or the other way round. */
export interface InitialsHit {
  /** How many words of the query before the name are initials of it. */
  readonly queryWords: number;
  /** Which words of the name they stand for, by position. */
  readonly nameWords: readonly number[];
}

const LONGEST_CLUSTER = 4;
const MOST_WORDS = 4;
const LONGEST_ABBREVIATION = 3;

/**
 * Reads initials before a word that was found: "KHA Dahlan" and "K.H. A. Dahlan" for [kh, ahmad, dahlan], "Haji Oemar
 * Said C." for [hos, c]. `before` are the words of the name before the one found, `at` is its position in the query.
 */
export function readInitials(
  before: readonly string[],
  words: readonly QueryWord[],
  at: number,
): InitialsHit | null {
  if (before.length === 0) return null;
  const preceding = wordsBefore(words, at);
  return clusterOf(before, preceding) ?? spelledOut(before, preceding);
}

/** The words before `at` of the same part of the text, nearest first. */
function wordsBefore(words: readonly QueryWord[], at: number): QueryWord[] {
  const found: QueryWord[] = [];
  for (let i = at - 1; i >= 0 && found.length < MOST_WORDS; i -= 1) {
    const word = words[i];
    if (word?.part !== words[at]?.part || word === undefined) break;
    if (word.role === 'title' || word.role === 'number' || word.role === 'relation') break;
    found.push(word);
  }
  return found;
}

function clusterOf(before: readonly string[], preceding: readonly QueryWord[]): InitialsHit | null {
  const letters: string[] = [];
  const owners: number[] = [];
  before.forEach((word, position) => {
    for (const letter of word.length <= 2 ? word : word.charAt(0)) {
      letters.push(letter);
      owners.push(position);
    }
  });
  let cluster = '';
  let best: InitialsHit | null = null;
  for (const [k, word] of preceding.entries()) {
    if (word.text.length > LONGEST_CLUSTER) break;
    cluster = word.text + cluster;
    const places = subsequence(cluster, letters);
    if (places === null) break;
    best = { queryWords: k + 1, nameWords: [...new Set(places.map((place) => owners[place] ?? 0))] };
  }
  return best;
}

function spelledOut(before: readonly string[], preceding: readonly QueryWord[]): InitialsHit | null {
  if (before.some((word) => word.length > LONGEST_ABBREVIATION)) return null;
  const abbreviation = before.join('');
  const initials = preceding.slice(0, abbreviation.length).map((word) => word.text.charAt(0));
  const isSame = initials.length === abbreviation.length && initials.reverse().join('') === abbreviation;
  return isSame ? { queryWords: initials.length, nameWords: before.map((_, at) => at) } : null;
}

/** Where the letters stand in `all` in their order, or null. */
function subsequence(letters: string, all: readonly string[]): number[] | null {
  const places: number[] = [];
  let at = 0;
  for (const letter of letters) {
    at = all.indexOf(letter, at);
    if (at < 0) return null;
    places.push(at);
    at += 1;
  }
  return places;
}
