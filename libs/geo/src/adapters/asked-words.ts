import { FILLERS } from '../text/fillers.js';
import { isNumber } from '../text/fold.js';
import type { ParsedQuery, QueryWord } from '../text/parse-query.js';
import { LEVEL_TITLES } from '../text/vocabulary.js';

/** Longer numbers are telephone numbers and the like. */
const LONGEST_NUMBER = 4;
/** "Kota" begins the names of towns; the other titles of regions are in no outside map. */
const KEPT_TITLES: ReadonlySet<string> = new Set(['kota']);

/**
 * The words of a text that name places: no relations, no talk, no RT and RW, no long numbers. Outside geocoders want every
 * word in the name or address of what they give, and what a caller says beside the place is nobody else's business. With
 * `isPrefix` the last word may be the beginning of a name, whatever it means by itself.
 */
export function askedWords(query: ParsedQuery, isPrefix = false): QueryWord[] {
  const asked = query.words.filter((word) => isNaming(query, word));
  const last = query.words.at(-1);
  const isBegun = isPrefix && last?.role === 'filler' && asked.length > 0 && !asked.includes(last);
  return isBegun ? [...asked, last] : asked;
}

function isNaming(query: ParsedQuery, word: QueryWord): boolean {
  switch (word.role) {
    case 'relation':
    case 'direction':
      return false;
    case 'filler':
      return !FILLERS.has(word.text);
    case 'title':
      return !LEVEL_TITLES.has(word.text) || KEPT_TITLES.has(word.text);
    case 'number':
      return isAskedNumber(query, word);
    default:
      return true;
  }
}

/** House numbers, and numbers within a name; not those that count neighbourhoods, floors and kilometres. */
function isAskedNumber(query: ParsedQuery, word: QueryWord): boolean {
  if (!isNumber(word.text) || word.text.length > LONGEST_NUMBER) return false;
  if (query.house?.index === word.index) return true;
  const before = query.words[word.index - 1];
  return before === undefined || before.role !== 'number';
}

/** The text to ask with: titles written out ("jalan"), parts set off by commas. Empty when nothing is left. */
export function askedText(text: string, words: readonly QueryWord[]): string {
  let asked = '';
  words.forEach((word, at) => {
    const before = words[at - 1];
    const gap = before === undefined ? '' : before.part === word.part ? ' ' : ', ';
    asked += gap + (word.role === 'title' ? word.text : text.slice(word.from, word.to));
  });
  return asked;
}
