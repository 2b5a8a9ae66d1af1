import { isCommonWord } from '../../text/ordinary-words.js';
import type { QueryWord } from '../../text/parse-query.js';
import type { Reading } from '../names/name-match.js';

/** Parts of a village. */
export const HOUSEHOLDS: ReadonlySet<string> = new Set(['rt', 'rw']);

/** "Kel. X", "Jl. X", "RT 3 RW 7 X": the text itself says that it is a name; "Kel. Y X" says that Y is. */
export function isTitled(words: readonly QueryWord[], { start }: Pick<Reading, 'start'>): boolean {
  const first = words[start];
  if (first === undefined) return false;
  if (first.role === 'street') return true;
  if (first.role === 'title' && first.level === null) return true;
  let before = start - 1;
  while (isFillerOf(words[before], first.part)) before -= 1;
  if (first.level !== null) return first.role === 'title' || words[before]?.role === 'title';
  return words[before]?.role === 'title' || isAfterHouseholds(words, start);
}

/** "Kel. di X"; "kel. Baru X" is another. */
function isFillerOf(word: QueryWord | undefined, part: number): boolean {
  return word?.role === 'filler' && word.part === part && !isCommonWord(word.text);
}

/** RT and RW are parts of a village, which is named next. */
function isAfterHouseholds(words: readonly QueryWord[], start: number): boolean {
  let at = start - 1;
  while (words[at]?.role === 'number' && !HOUSEHOLDS.has(words[at]?.text ?? '')) at -= 1;
  return at < start - 1 && HOUSEHOLDS.has(words[at]?.text ?? '');
}

/** "Kel. X", "RT 3 RW 7 X": the text itself says that it is a region. */
export function isSaidToBeRegion(words: readonly QueryWord[], start: number): boolean {
  const first = words[start];
  return first?.role === 'name' && (first.level !== null || isAfterHouseholds(words, start));
}
