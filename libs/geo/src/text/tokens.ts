import { isNumber } from './fold.js';
import { arabicNumeral, plainText } from './plain-text.js';
import { PHRASES, SHORT_FORMS } from './spellings.js';
import { TITLE_PHRASES, TITLE_SPELLINGS } from './titles.js';
import { HAMLET_TITLES, LANDMARK_WORDS, LEVEL_TITLES, STREET_TITLES } from './vocabulary.js';

/** One word with the characters of the source text it stands for, as [from, to). */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Counts up at commas, brackets, line ends, slashes and dashes set off by spaces. */
  readonly part: number;
  /** The word stands for a "2" that repeats the word before it: "kupu2" is kupu-kupu, unless it is Kupu II. */
  readonly isRepeat?: boolean;
  /** A full stop follows: the word may be the beginning of a longer one ("Cemp. Putih Bar."). */
  readonly isCut?: boolean;
}

/** A capital inside a word begins a new one: "SimpangTigaII", "JlMawar". */
const WORD = /(?:\p{Lu}+(?!\p{Ll})|\p{L})[\p{Ll}\p{M}]*(?:['`’‘"][\p{L}\p{M}]+)*|\d+/gu;
const LEAST_REPEATED = 3;
const LEAST_CUT = 3;

const PART_BREAK = /[,;()[\]\n\r|/]|\s[-–—]+\s/;

/** "@lurahsemar" is whom somebody writes to. */
const HANDLE = /(?<![\p{L}\d])@\S+/gu;
const blank = (text: string): string => ' '.repeat(text.length);

/** Cuts text into plain lower-case words; letters part from digits, Roman numerals and plain short forms are resolved. */
export function splitWords(text: string, maxWords: number): Word[] {
  const found: Word[] = [];
  let part = 0;
  let end = 0;
  for (const match of text.replace(HANDLE, blank).matchAll(WORD)) {
    const from = match.index;
    if (PART_BREAK.test(text.slice(end, from))) part += 1;
    end = from + match[0].length;
    const plain = plainText(match[0]).replace(/[^a-z0-9]/g, '');
    if (plain === '') continue;
    const before = found.at(-1);
    if (plain === '2' && before !== undefined && before.to === from && canRepeat(before.text))
      found.push({ text: before.text, from, to: end, part, isRepeat: true });
    else found.push(wordOf(plain, { text, from, to: end, part }, before));
    if (found.length >= maxWords) break;
  }
  return joinPhrases(found);
}

/** "200 mtr" is a distance and "tim medis" is people; after a name they are short for Mataram and east. */
function isOwnWord(plain: string, part: number, before: Word | undefined): boolean {
  if (plain === 'mtr') return before !== undefined && isNumber(before.text);
  return plain === 'tim' && before?.part !== part;
}

function wordOf(plain: string, { text, ...at }: Omit<Word, 'isCut'>, before: Word | undefined): Word {
  const word = { text: isOwnWord(plain, at.part, before) ? plain : canonicalWord(plain), ...at };
  const isCut = text.charAt(at.to) === '.' && plain.length >= LEAST_CUT && word.text === plain;
  return isCut ? { ...word, isCut } : word;
}

/** Titles, kinds of place and short words bear numbers: "gang2" is the second alley, "SMP2" the second school. */
function canRepeat(word: string): boolean {
  if (word.length < LEAST_REPEATED || isNumber(word)) return false;
  return !(
    STREET_TITLES.has(word) ||
    HAMLET_TITLES.has(word) ||
    LEVEL_TITLES.has(word) ||
    LANDMARK_WORDS.has(word)
  );
}

/** The form under which a word is indexed and looked up: Arabic numeral, spelled-out short form. */
export function canonicalWord(word: string): string {
  return SHORT_FORMS.get(word) ?? TITLE_SPELLINGS.get(word) ?? arabicNumeral(word);
}

/** The canonical words of an official name or a place's name. */
export function canonicalNameWords(name: string): string[] {
  return splitWords(name, 24).map((word) => word.text);
}

/** Phrases by their first word. */
const PHRASES_BY_WORD = new Map<string, (readonly [readonly string[], string])[]>();
for (const phrase of [...PHRASES, ...TITLE_PHRASES]) {
  const first = phrase[0][0] ?? '';
  PHRASES_BY_WORD.set(first, [...(PHRASES_BY_WORD.get(first) ?? []), phrase]);
}

function joinPhrases(source: readonly Word[]): Word[] {
  const joined: Word[] = [];
  let at = 0;
  while (at < source.length) {
    const first = source[at];
    if (first === undefined) break;
    const phrase = PHRASES_BY_WORD.get(first.text)?.find(([parts]) => isPhraseAt(source, at, parts));
    if (phrase === undefined) {
      joined.push(first);
      at += 1;
      continue;
    }
    const [parts, meaning] = phrase;
    const last = source[at + parts.length - 1] ?? first;
    joined.push({ text: meaning, from: first.from, to: last.to, part: first.part });
    at += parts.length;
  }
  return joined;
}

function isPhraseAt(source: readonly Word[], at: number, parts: readonly string[]): boolean {
  const part = source[at]?.part;
  return parts.every(
    (text, offset) => source[at + offset]?.text === text && source[at + offset]?.part === part,
  );
}
