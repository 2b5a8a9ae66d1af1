import { foldWord, isNumber } from '../../text/fold.js';
import { plainText } from '../../text/plain-text.js';
import { canonicalNameWords } from '../../text/tokens.js';
import { GroupedNumbers } from './grouped-numbers.js';
import { WordIndex } from './word-index.js';

const LEAST_WEIGHT = 1.2;
const MOST_WEIGHT = 9;
const NUMBER_WEIGHT = 2.5;
const LONGEST_WRITTEN = 28;

/** How the names of an index are read. */
export interface NameSettings {
  /** The weight of a folded word as a share of that of a word in one name only, or null to weigh it by how rare it is. */
  readonly shareOf: (folded: string) => number | null;
  /** Names of which less is in the query are not read, 0..1. */
  readonly leastQuality: number;
  /** Words of a name may stand in the query as initials ("KHA Dahlan"). */
  readonly hasInitials: boolean;
}

/** Left out as people like: "Plaza Balikpapan" is The Plaza Balikpapan. */
const ARTICLES = new Set(['the', 'of', 'and', 'dan', 'di', 'pt', 'cv', 'ud']);
const SHARE_OF_ARTICLE = 0.045;

const PLAIN_NAMES: NameSettings = {
  shareOf: (word) => (ARTICLES.has(word) ? SHARE_OF_ARTICLE : null),
  leastQuality: 0.5,
  hasInitials: false,
};

/**
 * Distinct names, each a row of words, with the entries that bear them. A name is found by any of its words and by all
 * its words written together. Words weigh by how rare they are (inverse document frequency).
 */
export class NameIndex {
  readonly words = new WordIndex();
  private readonly nameIds = new Map<string, number>();
  /** Canonical spelling without spaces, by name. */
  readonly spellings: string[] = [];
  private readonly wordRows: number[][] = [];
  private readonly joinedIds: number[] = [];
  private readonly writtenIds: number[] = [];
  private readonly pairNames: number[] = [];
  private readonly pairEntries: number[] = [];
  private entriesByName = GroupedNumbers.pack(0, [], []);
  private namesByEntry = GroupedNumbers.pack(0, [], []);
  private namesByWord = GroupedNumbers.pack(0, [], []);
  private namesByJoined = GroupedNumbers.pack(0, [], []);
  private weights = new Float32Array(0);
  private nameWeights = new Float32Array(0);

  constructor(readonly settings: NameSettings = PLAIN_NAMES) {}

  /** Adds one name of an entry. Only before `finish`. Names without letters are left out. */
  add(entry: number, name: string): void {
    this.addWords(entry, canonicalNameWords(name), plainText(name).replace(/[^a-z0-9]/g, ''));
  }

  /** The same for a name that was read into its canonical words. */
  addWords(entry: number, words: readonly string[], written = words.join('')): void {
    if (words.length === 0) return;
    const key = words.join(' ');
    let id = this.nameIds.get(key);
    if (id === undefined) {
      id = this.spellings.length;
      this.nameIds.set(key, id);
      this.spellings.push(words.join(''));
      this.wordRows.push(words.map((word) => this.words.add(foldWord(word))));
      this.joinedIds.push(words.length === 1 ? -1 : this.words.add(foldWord(words.join(''))));
      this.writtenIds.push(this.writtenId(words, written));
    }
    this.pairNames.push(id);
    this.pairEntries.push(entry);
  }

  /** The name as written without spaces, where that differs: short forms and Roman numerals are not resolved in it. */
  private writtenId(words: readonly string[], written: string): number {
    return written === words.join('') || written.length > LONGEST_WRITTEN
      ? -1
      : this.words.add(foldWord(written));
  }

  /** Packs the lists in slices; drain the generator, pausing between steps if the event loop must stay free. */
  *finish(entryCount: number): Generator<void> {
    yield* this.words.finish();
    const nameCount = this.spellings.length;
    this.entriesByName = GroupedNumbers.pack(nameCount, this.pairNames, this.pairEntries);
    this.namesByEntry = GroupedNumbers.pack(entryCount, this.pairEntries, this.pairNames);
    yield;
    const keys: number[] = [];
    const values: number[] = [];
    this.wordRows.forEach((row, name) => {
      for (const word of new Set(row)) {
        keys.push(word);
        values.push(name);
      }
    });
    this.namesByWord = GroupedNumbers.pack(this.words.words.length, keys, values);
    yield;
    const joined = [...this.joinedIds, ...this.writtenIds].flatMap((word, at) =>
      word < 0 ? [] : [{ word, name: at % nameCount }],
    );
    this.namesByJoined = GroupedNumbers.pack(
      this.words.words.length,
      joined.map((pair) => pair.word),
      joined.map((pair) => pair.name),
    );
    this.weighWords();
    this.nameIds.clear();
    this.pairNames.length = 0;
    this.pairEntries.length = 0;
  }

  private weighWords(): void {
    const count = Math.max(2, this.spellings.length);
    this.weights = Float32Array.from(this.words.words, (word, id) => {
      const fixed = this.settings.shareOf(word);
      if (fixed !== null) return fixed * Math.log(count);
      if (isNumber(word)) return NUMBER_WEIGHT;
      const idf = Math.log(count / Math.max(1, this.namesByWord.count(id)));
      return Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, idf));
    });
    this.nameWeights = Float32Array.from(this.wordRows, (row) =>
      row.reduce((sum, word) => sum + this.weightOf(word), 0),
    );
  }

  /** The weights of a name's words together. */
  weightOfName(name: number): number {
    return this.nameWeights[name] ?? 0;
  }

  get nameCount(): number {
    return this.spellings.length;
  }

  /** Weight of a word: 9 when rare, 1.2 when in very many names. */
  weightOf(word: number): number {
    return this.weights[word] ?? LEAST_WEIGHT;
  }

  /** Word numbers of a name, in order. */
  wordsOf(name: number): readonly number[] {
    return this.wordRows[name] ?? [];
  }

  /** The words that a name makes when written together. */
  joinedWordsOf(name: number): number[] {
    return [this.joinedIds[name] ?? -1, this.writtenIds[name] ?? -1].filter((word) => word >= 0);
  }

  entriesOf(name: number): Uint32Array {
    return this.entriesByName.of(name);
  }

  namesOfEntry(entry: number): Uint32Array {
    return this.namesByEntry.of(entry);
  }

  /** Names that have this word. */
  namesWithWord(word: number): Uint32Array {
    return this.namesByWord.of(word);
  }

  /** Names of several words that are this word when written together. */
  namesJoinedAs(word: number): Uint32Array {
    return this.namesByJoined.of(word);
  }
}
