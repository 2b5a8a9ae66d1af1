import { distanceBetweenM, type Point } from '#siaga/contracts';
import { isSameOrBelow } from '../../domain/region.js';
import { StreetStore } from '../../streets/street-store.js';
import type { ParsedQuery } from '../../text/parse-query.js';
import type { EntryStore, RegionStore } from '../entries/entry-store.js';
import type { NameMatches, Reading } from '../names/name-match.js';
import { trustOf } from '../names/trust.js';
import { weightsOfWords } from '../names/word-weights.js';
import { NearbyVillages } from './nearby-villages.js';

/** What the search prefers. Neither excludes: a caller may be at the border. */
export interface Preference {
  readonly near: Point | null;
  readonly regionCodes: readonly string[];
}

/** One entry as an answer to the query. */
export interface ScoredEntry {
  readonly store: EntryStore;
  readonly entry: number;
  readonly score: number;
  readonly reading: Reading;
  /** Words explained by the entry's own name and by the regions that hold it. */
  readonly explained: number;
  /** The smallest region that the text names beside the entry itself and that holds it or a part of it. */
  readonly within: string | null;
  /** False for what is too little by itself and may only be a part of an answer: one street of a junction. */
  readonly isAnswer: boolean;
}

/**
 * Below these an answer would be far-fetched; a place that the centre serves needs less proof than one far away. Chosen
 * on random text and on sentences that name no place.
 */
const LEAST_SCORE = { local: 0.3, far: 0.5 } as const;
/** A name that nothing else in the text confirms must be nearly right, and explain most of the text. */
const LEAST_LIKENESS_ALONE = { local: 0.76, far: 0.82 } as const;
const LIKENESS_OF_CERTAIN = 0.95;
const LEAST_LIKENESS_IN_TALK = 0.88;
const LEAST_SHARE_OF_DOUBTFUL = 0.7;
/** Inside a street's or landmark's name only a well-spelled region counts: streets are named after everything. */
const LEAST_LIKENESS_IN_STREET = 0.93;
const LEAST_SCORE_OF_PART = 0.08;
const LOCAL_M = 60_000;
/** A name said twice adds something, but less than a second name would. */
const REPETITION = 0.5;
/** Two finds that fit together are less likely to be chance than one. */
const BONUS_TOGETHER = 0.02;

const SHARE_OF_NAME = 0.22;
const SHARE_OF_EXPLAINED = 0.78;
const OUTSIDE_REGIONS = 0.7;
const NEAR_SHARE = 0.12;
const NEAR_SCALE_M = 40_000;
const WRONG_LEVEL = 0.82;
/** A kabupaten called kota, or the other way round: often said of its capital. */
const OTHER_KIND = 0.92;
const RIGHT_LEVEL = 1.01;
/** What the regions around an entry account for, and the smallest of them that the text names. */
interface Context {
  readonly mask: number;
  readonly gain: number;
  readonly within: string | null;
  /** Of the likest of these names. */
  readonly likeness: number;
}
const NO_CONTEXT: Context = { mask: 0, gain: 0, within: null, likeness: 0 };

/** On equal terms a kabupaten/kota or province is better known; a village is meant before the kecamatan of its name. */
const LEVEL_BONUS: readonly number[] = [0.01, 0.02, 0.03, 0.002, 0.006];

/** Scores the entries whose names were read, best first. */
export class EntryScorer {
  private readonly weights: readonly number[];
  private readonly total: number;
  private readonly nearby: NearbyVillages;

  constructor(
    private readonly query: ParsedQuery,
    private readonly regions: RegionStore,
    private readonly regionMatches: NameMatches,
    matches: readonly NameMatches[],
    private readonly preference: Preference,
  ) {
    this.nearby = new NearbyVillages(regions, regionMatches);
    this.weights = weightsOfWords(query, matches);
    this.total = this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** Entries of one store at or above the cut. */
  score(store: EntryStore, matches: NameMatches): ScoredEntry[] {
    const best = new Map<number, ScoredEntry>();
    for (const [name, readings] of matches.readings) {
      for (const entry of store.index.entriesOf(name)) {
        if (!Number.isFinite(store.lon(entry))) continue;
        for (const reading of readings) {
          const scored = this.scoreEntry(store, entry, reading);
          if (scored !== null && scored.score > (best.get(entry)?.score ?? 0)) best.set(entry, scored);
        }
      }
    }
    return [...best.values()];
  }

  /**
   * The score of an answer made of several finds that together account for the words `explained`; as sure as the least
   * sure of them.
   */
  scoreTogether(parts: readonly ScoredEntry[], explained: number): number {
    const quality = Math.min(...parts.map(({ reading }) => reading.quality));
    const share = this.total === 0 ? 0 : Math.min(1, this.weightOfMask(explained) / this.total);
    const place = Math.min(...parts.map(({ store, entry }) => this.placePreference(store, entry)));
    return place * (SHARE_OF_NAME * quality + SHARE_OF_EXPLAINED * share * quality) + BONUS_TOGETHER;
  }

  /** Which share of the text's weight is not explained. */
  shareLeft(explained: number): number {
    return this.total === 0 ? 0 : 1 - this.weightOfMask(explained) / this.total;
  }

  /** One entry as it was read; null when it is below the cut. */
  scoreEntry(store: EntryStore, entry: number, reading: Reading): ScoredEntry | null {
    const level = store.level(entry);
    const trust =
      trustOf(this.query.words, reading, level, store.kind(entry) === 'road') *
      this.levelFit(store, entry, reading);
    if (trust === 0) return null;
    const { explained, gain, isConfirmed, within, sureness } = this.explain(store, entry, reading);
    const share = this.total === 0 ? 0 : Math.min(1, gain / this.total);
    const range = this.isLocal(store, entry) ? 'local' : 'far';
    const isProven =
      (isConfirmed && this.isSureInTalk(reading, range, sureness)) ||
      this.standsAlone(reading, level, range, share);
    const isPart = level === 0 && reading.likeness >= LEAST_LIKENESS_ALONE[range];
    if (!isProven && !isPart) return null;
    let score = trust * (SHARE_OF_NAME * reading.quality + SHARE_OF_EXPLAINED * share);
    score *= this.placePreference(store, entry);
    score += LEVEL_BONUS[level] ?? 0;
    const isAnswer = isProven && score >= LEAST_SCORE[range];
    if (!isAnswer && !(isPart && score >= LEAST_SCORE_OF_PART)) return null;
    return { store, entry, score, reading, explained, within, isAnswer };
  }

  /** Among many words two are easily a little like a village and its kabupaten far away: in talk both must be spelled well. */
  private isSureInTalk(reading: Reading, range: 'local' | 'far', ofContext: number): boolean {
    const first = this.query.words[reading.start];
    if (!this.query.isTalk || range === 'local' || first?.role !== 'name' || first.level !== null)
      return true;
    return Math.min(reading.likeness, ofContext) >= LEAST_LIKENESS_IN_TALK;
  }

  private standsAlone(reading: Reading, level: number, range: 'local' | 'far', share: number): boolean {
    const { likeness } = reading;
    const { role, level: titled } = this.query.words[reading.start] ?? { role: 'name', level: null };
    if (this.query.isTalk && role === 'name' && titled === null)
      return range === 'local' && likeness >= LIKENESS_OF_CERTAIN;
    if (
      level !== 0 &&
      (role === 'street' || role === 'hamlet' || role === 'landmark') &&
      likeness < LEAST_LIKENESS_IN_STREET
    )
      return false;
    if (likeness < LEAST_LIKENESS_ALONE[range]) return false;
    // People leave out half of the name of a street or hotel: what counts is that little else is in the text.
    const told = level === 0 ? 1 - this.shareLeft(reading.mask) : share;
    return likeness >= LIKENESS_OF_CERTAIN || told >= LEAST_SHARE_OF_DOUBTFUL * likeness;
  }

  /** The words that the entry's own name and the names of the regions above it account for. */
  private explain(
    store: EntryStore,
    entry: number,
    reading: Reading,
  ): { explained: number; gain: number; isConfirmed: boolean; within: string | null; sureness: number } {
    const own = this.weightOfMask(reading.mask) * reading.quality;
    let context = NO_CONTEXT;
    if (store === this.regions) context = this.contextAbove(this.regions.parent(entry), reading.mask);
    else {
      const codes = store.regionCodes(entry);
      const beside = store instanceof StreetStore ? this.nearby.codesOf(store, entry) : [];
      for (const code of [...codes, ...beside]) {
        const found = this.contextAbove(this.regions.entryOf(code), reading.mask);
        if (found.gain > context.gain) context = found;
      }
    }
    let explained = reading.mask | context.mask;
    let gain = own + context.gain;
    const isConfirmed = context.mask !== 0;
    let region = store === this.regions ? entry : -1;
    while (region >= 0) {
      const again = this.readingOfRegion(region, explained);
      if (again !== null && again.likeness >= LEAST_LIKENESS_ALONE.far) {
        explained |= again.mask;
        gain += this.weightOfMask(again.mask) * again.quality * REPETITION;
      }
      region = this.regions.parent(region);
    }
    return { explained, gain, isConfirmed, within: context.within, sureness: context.likeness };
  }

  /** What the names of a region and of those above it account for, beside the words `taken`. */
  contextAbove(region: number, taken: number): Context {
    let mask = 0;
    let gain = 0;
    let within: string | null = null;
    let likeness = 0;
    for (let at = region; at >= 0; at = this.regions.parent(at)) {
      const found = this.readingOfRegion(at, taken | mask);
      if (found === null) continue;
      mask |= found.mask;
      gain += this.weightOfMask(found.mask) * found.quality;
      within ??= this.regions.id(at);
      likeness = Math.max(likeness, found.likeness);
    }
    return { mask, gain, within, likeness };
  }

  private readingOfRegion(entry: number, taken: number): Reading | null {
    let best: Reading | null = null;
    for (const name of this.regions.index.namesOfEntry(entry)) {
      for (const reading of this.regionMatches.readings.get(name) ?? []) {
        if ((reading.mask & taken) !== 0) continue;
        if (best === null || reading.quality > best.quality) best = reading;
      }
    }
    return best;
  }

  private weightOfMask(mask: number): number {
    let sum = 0;
    for (let i = 0; i < this.weights.length; i += 1) if ((mask & (1 << i)) !== 0) sum += this.weights[i] ?? 0;
    return sum;
  }

  /** Whether the title before the name ("Kec.") names the entry's level. */
  private levelFit(store: EntryStore, entry: number, reading: Reading): number {
    const word = this.query.words[reading.start];
    if (word === undefined || word.level === null) return 1;
    if (word.level !== store.level(entry)) return WRONG_LEVEL;
    const title = this.query.words[reading.start - 1]?.text ?? '';
    const isOtherKind = word.level === 2 && title.startsWith('kab') !== (store.kind(entry) === 'kabupaten');
    return isOtherKind ? OTHER_KIND : RIGHT_LEVEL;
  }

  private isInScope(store: EntryStore, entry: number): boolean {
    const { regionCodes } = this.preference;
    if (regionCodes.includes('ID')) return true;
    return store
      .regionCodes(entry)
      .some((code) => regionCodes.some((scope) => isSameOrBelow(code, scope) || isSameOrBelow(scope, code)));
  }

  private isLocal(store: EntryStore, entry: number): boolean {
    const { near, regionCodes } = this.preference;
    if (regionCodes.length > 0) return this.isInScope(store, entry);
    return (
      near !== null && distanceBetweenM(near.lon, near.lat, store.lon(entry), store.lat(entry)) <= LOCAL_M
    );
  }

  private placePreference(store: EntryStore, entry: number): number {
    const { near, regionCodes } = this.preference;
    let factor = regionCodes.length > 0 && !this.isInScope(store, entry) ? OUTSIDE_REGIONS : 1;
    if (near !== null) {
      const away = distanceBetweenM(near.lon, near.lat, store.lon(entry), store.lat(entry));
      factor *= 1 - NEAR_SHARE + NEAR_SHARE * Math.exp(-away / NEAR_SCALE_M);
    }
    return factor;
  }
}
