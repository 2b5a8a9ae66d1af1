const VOWELS = new Set(['a', 'i', 'u', 'e', 'o']);

/** Letters that are often heard or typed for one another at the end and inside words. */
const CLOSE_PAIRS = new Set(
  ['bp', 'dt', 'gk', 'ck', 'mn', 'cs', 'cj', 'lr', 'uw', 'ij', 'ks', 'sj', 'jg'].flatMap((p) => [
    p,
    `${p[1]}${p[0]}`,
  ]),
);

const SUBSTITUTE = 1;
const SUBSTITUTE_VOWEL = 0.6;
const SUBSTITUTE_CLOSE = 0.7;
const SKIP = 1;
const SKIP_VOWEL = 0.7;
const SKIP_FINAL_STOP = 0.5;
const SKIP_H = 0.3;
const SKIP_DOUBLED = 0.4;
const SWAP = 0.8;

const OTHER_FIRST_LETTER = 0.2;

const MAX_LENGTH = 48;
const CODES = 128;
const H = 'h'.charCodeAt(0);
const K = 'k'.charCodeAt(0);

/** Costs by character code: what two letters cost for one another, and what it costs to leave one out. */
const substitutes = new Float64Array(CODES * CODES).fill(SUBSTITUTE);
const skips = new Float64Array(CODES).fill(SKIP);
const vowels = new Uint8Array(CODES);
for (const vowel of VOWELS) {
  vowels[vowel.charCodeAt(0)] = 1;
  for (const other of VOWELS)
    substitutes[vowel.charCodeAt(0) * CODES + other.charCodeAt(0)] = SUBSTITUTE_VOWEL;
}
for (const pair of CLOSE_PAIRS)
  substitutes[pair.charCodeAt(0) * CODES + pair.charCodeAt(1)] = SUBSTITUTE_CLOSE;
for (let code = 0; code < CODES; code += 1) substitutes[code * CODES + code] = 0;
skips[H] = SKIP_H;

const rows = [0, 1, 2].map(() => new Float64Array(MAX_LENGTH + 1));
const codesOfA = new Uint8Array(MAX_LENGTH);
const codesOfB = new Uint8Array(MAX_LENGTH);
const skipsOfB = new Float64Array(MAX_LENGTH);

/** Writes the codes of a word; letters outside of ASCII are one and the same to us, as words are folded. */
function readCodes(text: string, into: Uint8Array): void {
  for (let i = 0; i < text.length; i += 1) into[i] = text.charCodeAt(i) & (CODES - 1);
}

function skipCost(codes: Uint8Array, at: number, length: number): number {
  const code = codes[at] as number;
  if (code === H) return SKIP_H;
  if (at > 0 && code === codes[at - 1]) return SKIP_DOUBLED;
  if (at > 0 && vowels[code] === 1) return SKIP_VOWEL;
  // Final k is a glottal stop in many local languages: written by some, dropped by others.
  if (code === K && at === length - 1) return SKIP_FINAL_STOP;
  return skips[code] as number;
}

/**
 * Weighted edit distance between two folded words (optimal string alignment: skip, substitute, swap neighbours).
 * Vowels and letters that sound alike cost less than 1. Gives `Infinity` when the distance surely exceeds `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return Infinity;
  if (Math.abs(a.length - b.length) * SKIP_H > limit) return Infinity;
  readCodes(a, codesOfA);
  readCodes(b, codesOfB);
  let [before, previous, current] = rows as [Float64Array, Float64Array, Float64Array];
  previous[0] = 0;
  for (let j = 0; j < b.length; j += 1) {
    const cost = skipCost(codesOfB, j, b.length);
    skipsOfB[j] = cost;
    previous[j + 1] = (previous[j] as number) + cost;
  }
  for (let i = 1; i <= a.length; i += 1) {
    const best = fillRow(i, skipCost(codesOfA, i - 1, a.length), b.length, before, previous, current);
    if (best > limit) return Infinity;
    [before, previous, current] = [previous, current, before];
  }
  const distance = previous[b.length] as number;
  return distance > limit ? Infinity : distance;
}

function fillRow(
  i: number,
  skipA: number,
  length: number,
  before: Float64Array,
  previous: Float64Array,
  current: Float64Array,
): number {
  const letter = codesOfA[i - 1] as number;
  const letterBefore = i > 1 ? (codesOfA[i - 2] as number) : -1;
  const base = letter * CODES;
  let left = (previous[0] as number) + skipA;
  let best = left;
  current[0] = left;
  for (let j = 1; j <= length; j += 1) {
    const other = codesOfB[j - 1] as number;
    let cost = (previous[j - 1] as number) + (substitutes[base + other] as number);
    const skippedA = (previous[j] as number) + skipA;
    if (skippedA < cost) cost = skippedA;
    const skippedB = left + (skipsOfB[j - 1] as number);
    if (skippedB < cost) cost = skippedB;
    if (j > 1 && other === letterBefore && letter === codesOfB[j - 2]) {
      const swapped = (before[j - 2] as number) + SWAP;
      if (swapped < cost) cost = swapped;
    }
    current[j] = cost;
    left = cost;
    if (cost < best) best = cost;
  }
  return best;
}

/** Words less alike than this are different words. */
export const LEAST_SIMILARITY = 0.58;

/**
 * How alike two folded words are, 0..1. The allowance grows with length: nothing under 3 letters, one edit to 5, two
 * to 9, three beyond; more than that is another word (gives 0). A changed first letter counts a little more, and an edit
 * in a word of three letters leaves little of it.
 */
export function wordSimilarity(query: string, name: string): number {
  if (query === name) return 1;
  const length = Math.max(query.length, name.length);
  const limit = allowance(length);
  if (limit === 0) return 0;
  const distance = editDistance(query, name, limit);
  if (distance === Infinity) return 0;
  const first = query.charAt(0) === name.charAt(0) ? 0 : OTHER_FIRST_LETTER;
  const similarity = 1 - (distance + first) / (length + 0.5);
  return length === 3 ? similarity - 0.08 : similarity;
}

/** The greatest weighted distance that can still be the same word, by the longer word's length. */
export function allowance(length: number): number {
  if (length < 3) return 0;
  if (length <= 4) return 1;
  if (length <= 5) return 1.3;
  return length <= 9 ? 2 : 3;
}
