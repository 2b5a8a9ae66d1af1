import { foldWord } from '../text/fold.js';
import { isLightWord } from '../text/titles.js';
import { canonicalNameWords } from '../text/tokens.js';

/** A name of a street, read. */
export interface StreetName {
  /** The words to index: without "Jalan", with "gang". */
  readonly words: readonly string[];
  /** The same for all spellings of one name: titles, doubled letters and spaces do not count. */
  readonly key: string;
}

const STREET_WORDS = new Set(['jalan', 'jalanan', 'jalur']);

/** Reads a street's name; null when nothing is left of it to find it by. */
export function readStreetName(name: string): StreetName | null {
  const all = canonicalNameWords(name);
  const rest = all.filter((word, at) => !(STREET_WORDS.has(word) && at === 0));
  const words = rest.some((word) => /[a-z]/.test(word)) ? rest : all;
  if (words.length === 0) return null;
  const folded = words.map(foldWord);
  // "Blok P" and "Blok S" are two streets: a letter at the end is no initial.
  const heavy = folded.filter(
    (word, at) => !isLightWord(word) || (at > 0 && at === folded.length - 1 && word.length === 1),
  );
  return { words, key: (heavy.length > 0 ? heavy : folded).join('') };
}
