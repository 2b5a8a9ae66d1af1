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
const rows = [0, 1, 2].map(() => new Float64Array(MAX_LENGTH + 1));

function skipCost(text: string, at: number): number {
  const letter = text.charAt(at);
  if (letter === 'h') return SKIP_H;
  if (at > 0 && letter === text.charAt(at - 1)) return SKIP_DOUBLED;
  if (at > 0 && VOWELS.has(letter)) return SKIP_VOWEL;
  // Final k is a glottal stop in many local languages: written by some, dropped by others.
  if (letter === 'k' && at === text.length - 1) return SKIP_FINAL_STOP;
  return SKIP;
}

function substituteCost(a: string, b: string): number {
  if (a === b) return 0;
  if (VOWELS.has(a) && VOWELS.has(b)) return SUBSTITUTE_VOWEL;
  return CLOSE_PAIRS.has(a + b) ? SUBSTITUTE_CLOSE : SUBSTITUTE;
}

/**
 * Weighted edit distance between two folded words (optimal string alignment: skip, substitute, swap neighbours).
 * Vowels and letters that sound alike cost less than 1. Gives `Infinity` when the distance surely exceeds `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return Infinity;
  if (Math.abs(a.length - b.length) * SKIP_H > limit) return Infinity;
  let [before, previous, current] = rows as [Float64Array, Float64Array, Float64Array];
  previous[0] = 0;
  for (let j = 1; j <= b.length; j += 1) previous[j] = (previous[j - 1] ?? 0) + skipCost(b, j - 1);
  for (let i = 1; i <= a.length; i += 1) {
    const best = fillRow(a, b, i, before, previous, current);
    if (best > limit) return Infinity;
    [before, previous, current] = [previous, current, before];
  }
  const distance = previous[b.length] ?? Infinity;
  return distance > limit ? Infinity : distance;
}

function fillRow(
  a: string,
  b: string,
  i: number,
  before: Float64Array,
  previous: Float64Array,
  current: Float64Array,
): number {
  const skipA = skipCost(a, i - 1);
  const letter = a.charAt(i - 1);
  let left = (previous[0] ?? 0) + skipA;
  let best = left;
  current[0] = left;
  for (let j = 1; j <= b.length; j += 1) {
    const other = b.charAt(j - 1);
    let cost = (previous[j - 1] ?? 0) + substituteCost(letter, other);
    cost = Math.min(cost, (previous[j] ?? 0) + skipA, left + skipCost(b, j - 1));
    if (i > 1 && j > 1 && letter === b.charAt(j - 2) && a.charAt(i - 2) === other) {
      cost = Math.min(cost, (before[j - 2] ?? 0) + SWAP);
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
