import { AppError } from '#siaga/kernel';
import { COMMON_WORDS } from './common-words.js';

/** What a guesser tries first because of who it is. */
interface Known {
  readonly username?: string;
  readonly displayName?: string;
  readonly previous?: string;
}

/** Letters and digits that nothing explains: fewer are tried in a moment. */
const LEAST_OWN = 4;
/** Of digits alone: less is a date. */
const LEAST_DIGITS = 9;
const LEAST_DIFFERENT = 4;
/** Shorter parts of a name stand in many words. */
const LEAST_PART = 3;
const KEYBOARD = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  '0987654321',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb',
];
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Throws INPUT.INVALID at `path` for a password that a guesser tries early, saying why (NIST SP 800-63B: a list of common ones, words of the
 * context, repeats and sequences; no rule on kinds of characters). What counts is what is left when all that is known is taken out.
 */
export function demandGoodPassword(path: string, password: string, known: readonly Known[]): void {
  const message = problemOfPassword(password, known);
  if (message !== null) throw new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}

/** What is wrong with a new password, or null. */
export function problemOfPassword(password: string, known: readonly Known[]): string | null {
  if (known.some(({ previous }) => previous === password)) return 'Choose another one than before';
  const plain = plainOf(password);
  const context = known.flatMap(({ username, displayName, previous }) => [
    ...[username, displayName].flatMap((text) => partsOf(text ?? '')),
    // As a whole: two of somebody's passphrases may share a word.
    ...(previous === undefined ? [] : [lettersOf(previous)]),
  ]);
  // Digits in the place of letters hide no word, and words hide no date: both readings must leave something.
  const readings = [
    plain,
    Array.from(plain)
      .map((char) => LOOKALIKES[char] ?? char)
      .join(''),
  ];
  const isWeak = readings.some((reading) => isGuessed(ownOf(reading, context)));
  return isWeak
    ? 'Too easy to guess: it is made of common words, names, repeats or sequences. Use several words of your own'
    : null;
}

function isGuessed(own: string): boolean {
  const least = /^\d*$/.test(own) ? LEAST_DIGITS : LEAST_OWN;
  return own.length < least || new Set(own).size < LEAST_DIFFERENT;
}

function plainOf(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function lettersOf(text: string): string {
  return plainOf(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** What is left of a text without known words, runs, years and repeats. */
function ownOf(text: string, context: readonly string[]): string {
  let rest = text.replace(/[^\p{L}\p{N}]/gu, '');
  const words = [...COMMON_WORDS, ...context].sort((a, b) => b.length - a.length);
  for (const word of words) rest = rest.split(word).join(' ');
  rest = withoutRuns(rest.replace(/(19|20)\d\d/g, ' ')).replaceAll(' ', '');
  // One unit said again and again is worth itself: "siapsiapsiap".
  const unit = /^(.+?)\1+/u.exec(rest);
  return unit ? `${unit[1] ?? ''}${rest.slice(unit[0].length)}` : rest;
}

/** Takes out three or more characters that repeat, count up or down, or stand beside each other on the keyboard. */
function withoutRuns(text: string): string {
  const chars = Array.from(text);
  let kept = '';
  for (let from = 0; from < chars.length;) {
    const length = runFrom(chars, from);
    if (length >= 3) kept += ' ';
    else kept += chars.slice(from, from + length).join('');
    from += length;
  }
  return kept;
}

function runFrom(chars: readonly string[], from: number): number {
  const step = stepOf(chars, from);
  let to = from + 1;
  while (step !== null && to < chars.length && stepOf(chars, to - 1) === step) to += 1;
  const slide = to - from;
  const rest = chars.slice(from).join('');
  const onKeys = Math.max(
    ...KEYBOARD.flatMap((row) => [
      sharedLength(rest, row),
      sharedLength(rest, Array.from(row).reverse().join('')),
    ]),
  );
  return Math.max(1, slide >= 3 ? slide : 1, onKeys >= 3 ? onKeys : 1);
}

/** 0 for the same character again, 1 for the next, -1 for the one before, null for anything else. */
function stepOf(chars: readonly string[], at: number): number | null {
  const [one, two] = [chars[at]?.codePointAt(0), chars[at + 1]?.codePointAt(0)];
  if (one === undefined || two === undefined) return null;
  return Math.abs(two - one) <= 1 ? two - one : null;
}

/** How many characters of `text` go along `row`, wherever in it they begin. */
function sharedLength(text: string, row: string): number {
  const start = row.indexOf(text.charAt(0));
  if (start < 0) return 0;
  let length = 0;
  while (length < text.length && start + length < row.length && text[length] === row[start + length])
    length += 1;
  return length;
}

function partsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => [part, part.replace(/\d+$/, '')])
    .filter((part) => part.length >= LEAST_PART);
}
