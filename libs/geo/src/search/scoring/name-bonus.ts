import { isNumber } from '../../text/fold.js';
import type { QueryWord } from '../../text/parse-query.js';
import type { Reading } from '../names/name-match.js';

/** A name that is the whole text, letter for letter, needs no "Jalan" before it. */
export const TRUST_OF_EXACT = 0.99;
const BONUS_OF_EXACT = 0.03;
/** "Sukamaju II" is not Sukamaju: a number weighs little, and tells one from its siblings. */
const BONUS_OF_NUMBER = 0.03;
const BONUS_OF_LETTER = 0.01;
/** On equal terms a kabupaten/kota or province is better known; a village is meant before the kecamatan of its name. */
export const LEVEL_BONUS: readonly number[] = [0.01, 0.02, 0.03, 0.002, 0.006];

/** What the form of a name adds to its score. */
export function bonusOfName(words: readonly QueryWord[], reading: Reading, isExact: boolean): number {
  const read = words.slice(reading.start, reading.end);
  let bonus = isExact ? BONUS_OF_EXACT : 0;
  if (read.length > 1 && read.some(({ text }) => isNumber(text))) bonus += BONUS_OF_NUMBER;
  if (read.length > 1 && read.at(-1)?.text.length === 1) bonus += BONUS_OF_LETTER;
  return bonus;
}
