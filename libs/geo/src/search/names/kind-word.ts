import { CATEGORY_WORDS } from '../../text/categories.js';
import type { QueryWord } from '../../text/parse-query.js';
import type { Reading } from './name-match.js';

/** A word that names a kind of place. */
export interface KindWord {
  readonly kinds: readonly string[];
  readonly reading: Reading;
}

/**
 * The first word for a kind of place ("masjid", "pom bensin") that no name has taken and that no name follows: "masjid
 * Baitul" is one mosque, not any.
 */
export function kindWord(words: readonly QueryWord[], taken: number): KindWord | null {
  for (const word of words) {
    const kinds = CATEGORY_WORDS.get(word.text);
    if (kinds === undefined || isTaken(word, taken)) continue;
    const end = word.index + 1;
    const next = words[end];
    if (next !== undefined && next.part === word.part && isNaming(next) && !isTaken(next, taken)) continue;
    const mask = 1 << word.index;
    return { kinds, reading: { start: word.index, end, mask, quality: 1, likeness: 1 } };
  }
  return null;
}

function isTaken(word: QueryWord, taken: number): boolean {
  return (taken & (1 << word.index)) !== 0;
}

function isNaming(word: QueryWord): boolean {
  return word.role === 'landmark' || word.role === 'name' || word.role === 'number';
}
