import { isNumber } from '../../text/fold.js';
import type { QueryWord } from '../../text/parse-query.js';
import { canonicalNameWords } from '../../text/tokens.js';
import { DIRECTIONS } from '../../text/vocabulary.js';
import { otherNumber } from '../names/number-forms.js';
import type { Reading } from '../names/name-match.js';

/** As much of a name as this is all of it. */
export const WHOLE = 0.95;
const EXACT = 0.985;

/** True when the name is what was read with a compass word behind it: "Utan Kayu" is Utan Kayu Utara and Utan Kayu Selatan. */
export function isBaseOf(label: string, words: readonly QueryWord[], reading: Reading): boolean {
  if (reading.quality >= WHOLE || reading.likeness < EXACT) return false;
  const base = baseOf(label);
  const read = words.slice(reading.start, reading.end).map(({ text }) => text);
  return base !== null && read.length > 1 && base === read.join(' ');
}

/** The name without the compass word at its end; null where there is none. */
export function baseOf(label: string): string | null {
  const words = canonicalNameWords(label);
  return DIRECTIONS.has(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : null;
}

/** True when the name bears a number that was not read, and the text has another in its place: "7 Ulu" is not 8 Ulu. */
export function tellsOtherNumber(label: string, words: readonly QueryWord[], reading: Reading): boolean {
  if (reading.quality >= WHOLE) return false;
  const part = words[reading.start]?.part;
  const isOther = (told: QueryWord | undefined, known: string | undefined): boolean => {
    if (told === undefined || told.part !== part || known === undefined) return false;
    return isNumber(told.text) && isNumber(known) && Number(told.text) !== Number(known);
  };
  return [label, ...otherNumber(label)].map(canonicalNameWords).some((name) => {
    return isOther(words[reading.end], name.at(-1)) || isOther(words[reading.start - 1], name[0]);
  });
}
