import { GroupedNumbers } from './grouped-numbers.js';

const ALPHABET = 38;
const BOUNDARY = 36;
const OTHER = 37;
const DICE_STEPS = 100;

/** Which words an index of letter groups holds and finds. */
export interface GramSettings {
  /** Letters in a group: 2 or 3. */
  readonly size: 2 | 3;
  readonly leastLength: number;
  readonly mostLength: number;
  /** Longest difference in length between the word asked for and one found. */
  readonly lengthSlack: number;
  /** Least share of common groups (Dice coefficient). */
  readonly leastOverlap: number;
}

/**
 * Words by their groups of neighbouring letters, with marks at both ends. Words are held in the order of their length, so
 * that each list is read only for the lengths that can be alike. Not re-entrant: counts live in one shared array.
 */
export class GramIndex {
  private readonly lists: GroupedNumbers;
  private readonly counts: Uint8Array;
  private readonly touched: Uint32Array;
  /** First position of each length. */
  private readonly starts: Uint32Array;

  private constructor(
    private readonly settings: GramSettings,
    private readonly ids: Uint32Array,
    private readonly lengths: Uint8Array,
    keys: readonly number[],
    positions: readonly number[],
  ) {
    this.lists = GroupedNumbers.pack(ALPHABET ** settings.size, keys, positions);
    this.counts = new Uint8Array(ids.length);
    this.touched = new Uint32Array(ids.length);
    this.starts = new Uint32Array(settings.mostLength + 2);
    for (let length = 0, at = 0; length < this.starts.length; length += 1) {
      while (at < lengths.length && (lengths[at] ?? 0) < length) at += 1;
      this.starts[length] = at;
    }
  }

  /** Builds the index over the words of fitting length in steps of a few milliseconds; the last step returns it. */
  static *build(words: readonly string[], settings: GramSettings): Generator<void, GramIndex> {
    const isHeld = (word: string): boolean =>
      word.length >= settings.leastLength && word.length <= settings.mostLength;
    const held = words.map((_, id) => id).filter((id) => isHeld(words[id] ?? ''));
    held.sort((a, b) => (words[a] ?? '').length - (words[b] ?? '').length || a - b);
    const keys: number[] = [];
    const positions: number[] = [];
    for (let at = 0; at < held.length; at += 1) {
      for (const gram of gramsOf(words[held[at] ?? 0] ?? '', settings.size)) {
        keys.push(gram);
        positions.push(at);
      }
      if (at % 4000 === 3999) yield;
    }
    const lengths = Uint8Array.from(held, (id) => (words[id] ?? '').length);
    return new GramIndex(settings, Uint32Array.from(held), lengths, keys, positions);
  }

  /** The words that share most groups with `word`, in no order, about `limit` of them. */
  likeliest(word: string, limit: number): number[] {
    const { mostLength, lengthSlack, size } = this.settings;
    const from = this.starts[Math.max(0, Math.min(mostLength + 1, word.length - lengthSlack))] ?? 0;
    const to = this.starts[Math.min(mostLength + 1, word.length + lengthSlack + 1)] ?? this.ids.length;
    const grams = gramsOf(word, size);
    let total = 0;
    for (const gram of grams) total = this.count(this.lists.of(gram), from, to, total);
    return this.takeBest(grams.length, total, limit);
  }

  private count(list: Uint32Array, from: number, to: number, touchedBefore: number): number {
    const { counts, touched } = this;
    let total = touchedBefore;
    for (let i = firstAtLeast(list, from); i < list.length; i += 1) {
      const position = list[i] as number;
      if (position >= to) break;
      const seen = counts[position] as number;
      if (seen === 0) touched[total++] = position;
      counts[position] = seen + 1;
    }
    return total;
  }

  private takeBest(gramCount: number, total: number, limit: number): number[] {
    const { counts, touched, lengths } = this;
    const histogram = new Uint32Array(DICE_STEPS + 1);
    const leastStep = Math.round(this.settings.leastOverlap * DICE_STEPS);
    const extra = this.settings.size === 2 ? 1 : 0;
    let kept = 0;
    const steps = new Uint8Array(total);
    for (let i = 0; i < total; i += 1) {
      const position = touched[i] as number;
      const shared = counts[position] as number;
      counts[position] = 0;
      const groups = (lengths[position] as number) + extra;
      const step = Math.min(DICE_STEPS, Math.floor((2 * shared * DICE_STEPS) / (gramCount + groups)));
      if (step < leastStep) continue;
      histogram[step] = (histogram[step] ?? 0) + 1;
      touched[kept] = position;
      steps[kept++] = step;
    }
    let least = DICE_STEPS;
    let sum = histogram[least] ?? 0;
    while (least > 0 && sum < limit) sum += histogram[--least] ?? 0;
    const best: number[] = [];
    for (let i = 0; i < kept; i += 1)
      if ((steps[i] as number) >= least) best.push(this.ids[touched[i] as number] as number);
    return best;
  }
}

function firstAtLeast(list: Uint32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function letterCode(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 48 + 26 : OTHER;
}

/** Distinct codes of the letter groups: as many as letters (size 3) or one more (size 2). */
function gramsOf(word: string, size: 2 | 3): number[] {
  const grams: number[] = [];
  let before = size === 3 ? BOUNDARY : 0;
  let previous = size === 3 ? letterCode(word.charCodeAt(0)) : BOUNDARY;
  for (let i = size === 3 ? 1 : 0; i <= word.length; i += 1) {
    const code = i === word.length ? BOUNDARY : letterCode(word.charCodeAt(i));
    const gram = size === 3 ? (before * ALPHABET + previous) * ALPHABET + code : previous * ALPHABET + code;
    if (!grams.includes(gram)) grams.push(gram);
    before = previous;
    previous = code;
  }
  return grams;
}
