import { consonantsOf, isNumber } from '../../text/fold.js';
import { LEAST_SIMILARITY, wordSimilarity } from '../../text/edit-distance.js';
import { GramIndex, type GramSettings } from './gram-index.js';

/** A word of the index that is like the word asked for; `similarity` 1 means that they sound the same. */
export interface SimilarWord {
  readonly word: number;
  readonly similarity: number;
}

/** Short words keep too few groups of three after a slip; long ones share groups of two with half the country. */
const SHORT: GramSettings = { size: 2, leastLength: 2, mostLength: 10, lengthSlack: 2, leastOverlap: 0.3 };
const LONG: GramSettings = { size: 3, leastLength: 6, mostLength: 48, lengthSlack: 3, leastOverlap: 0.16 };
const LONGEST_SHORT = 8;
const MOST_COMPARED = 64;
const SIMILARITY_OF_CONSONANTS = 0.8;
const MOST_BEGINNINGS = 250;
const MOST_REMEMBERED = 2000;

/**
 * Distinct folded words. Candidates are the words that share most letter groups, then the weighted edit distance
 * decides. Words without vowels ("sltn") also match by consonants.
 */
export class WordIndex {
  readonly words: string[] = [];
  private readonly ids = new Map<string, number>();
  private readonly byConsonants = new Map<string, number[]>();
  /** Word numbers in the order of the alphabet. */
  private sorted = new Uint32Array(0);
  private short: GramIndex | null = null;
  private long: GramIndex | null = null;
  /** Operators type on: most words of a query were in the one before it. */
  private readonly remembered = new Map<string, readonly SimilarWord[]>();

  /** The number of the folded word, made when new. Only before `finish`. */
  add(folded: string): number {
    const known = this.ids.get(folded);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.words.push(folded);
    this.ids.set(folded, id);
    return id;
  }

  /** Packs the lists in steps of a few milliseconds. */
  *finish(): Generator<void> {
    this.words.forEach((word, id) => this.addConsonants(word, id));
    yield;
    const { words } = this;
    this.sorted = Uint32Array.from(words, (_, id) => id).sort((a, b) =>
      (words[a] ?? '') < (words[b] ?? '') ? -1 : 1,
    );
    yield;
    this.short = yield* GramIndex.build(this.words, SHORT);
    yield;
    this.long = yield* GramIndex.build(this.words, LONG);
    yield;
  }

  private addConsonants(word: string, id: number): void {
    const consonants = consonantsOf(word);
    if (consonants.length < 3) return;
    const same = this.byConsonants.get(consonants);
    if (same === undefined) this.byConsonants.set(consonants, [id]);
    else same.push(id);
  }

  /** The number of a folded word that is in the index, else undefined. */
  find(folded: string): number | undefined {
    return this.ids.get(folded);
  }

  /** Up to some hundred words that begin with `folded` and are longer, the shortest first. */
  beginningWith(folded: string): number[] {
    const { words, sorted } = this;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[sorted[middle] ?? 0] ?? '') < folded) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low; at < sorted.length; at += 1) {
      const id = sorted[at] ?? 0;
      if (!(words[id] ?? '').startsWith(folded)) break;
      found.push(id);
    }
    const lengthOf = (id: number): number => (words[id] ?? '').length;
    return found.sort((a, b) => lengthOf(a) - lengthOf(b)).slice(0, MOST_BEGINNINGS);
  }

  /** Words like `folded`, best first, at most `limit`. Numbers and words of one or two letters match only themselves. */
  similar(folded: string, limit: number): readonly SimilarWord[] {
    const key = `${limit}${folded}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const found = this.compare(folded).slice(0, limit);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, found);
    return found;
  }

  private compare(folded: string): SimilarWord[] {
    const exact = this.ids.get(folded);
    const found: SimilarWord[] = exact === undefined ? [] : [{ word: exact, similarity: 1 }];
    if (folded.length < 3 || isNumber(folded)) return found;
    const index = folded.length <= LONGEST_SHORT ? this.short : this.long;
    for (const word of index?.likeliest(folded, MOST_COMPARED) ?? []) {
      if (word === exact) continue;
      const similarity = wordSimilarity(folded, this.words[word] ?? '');
      if (similarity >= LEAST_SIMILARITY) found.push({ word, similarity });
    }
    this.addWordsWithConsonants(folded, found);
    return found.sort((a, b) => b.similarity - a.similarity || a.word - b.word);
  }

  private addWordsWithConsonants(folded: string, found: SimilarWord[]): void {
    if (/[aiueo]/.test(folded.slice(1))) return;
    for (const word of this.byConsonants.get(folded) ?? []) {
      if (!found.some((hit) => hit.word === word)) found.push({ word, similarity: SIMILARITY_OF_CONSONANTS });
    }
  }
}
