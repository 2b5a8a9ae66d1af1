import { distanceBetweenM, type Point } from '#siaga/contracts';
import { isSameOrBelow, levelOfCode } from '../../domain/region.js';
import { StreetStore } from '../../streets/street-store.js';
import type { ParsedQuery } from '../../text/parse-query.js';
import type { EntryStore, RegionStore } from '../entries/entry-store.js';
import type { NameMatches, Reading } from '../names/name-match.js';
import { trustOf } from '../names/trust.js';
import { weightsOfWords } from '../names/word-weights.js';
import { NearbyVillages } from './nearby-villages.js';
import { isBaseOf, tellsOtherNumber, WHOLE } from './label-words.js';
import { bestOf } from './best-of.js';
import { bonusOfName, LEVEL_BONUS, TRUST_OF_EXACT } from './name-bonus.js';
import { isWhole, WholeNames } from './whole-names.js';
import { canBePart, isProven, isWholeName, type Claim, type Range } from './proof.policy.js';

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
  /** How much speaks for it, wherever it lies: 0..1. */
  readonly evidence: number;
  readonly range: Range;
  /** Outside the centre's regions, and named as it is spelled with a region around it. */
  readonly isCertainElsewhere: boolean;
  /** The same entry read once more elsewhere in the text: "Jl. Raya X" and "Jl. X" side by side. */
  readonly again: ScoredEntry | null;
}

/** Below these an answer would be far-fetched. Chosen on random text and on sentences that name no place. */
const LEAST_SCORE: Readonly<Record<Range, number>> = { local: 0.3, far: 0.5, foreign: 0.45 };
/** A region of the centre's own that is proven needs less: what a sentence tells beside it is no other place. */
const LEAST_SCORE_OF_OWN_REGION = 0.18;
/** What is named with the region around it, both as they are spelled, is seldom chance. */
const LEAST_SCORE_OF_CERTAIN = 0.3;
const LEAST_SCORE_OF_PART = 0.08;
/** What a text must at least say beside what a composed answer leaves of it. */
const LEAST_SHARE_TOGETHER = 0.45;
const LEAST_LIKENESS_OF_REPEATED = 0.82;
const LIKENESS_OF_COMMON = 0.97;
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
/** A street in the village that is named goes before one of its name that the village only reaches. */
const LESS_WHEN_BESIDE = 0.02;
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
  /** How many regions are named. */
  readonly count: number;
  /** Whether the whole name of one of them stands in the text. */
  readonly isWhole: boolean;
}
const NO_CONTEXT: Context = { mask: 0, gain: 0, within: null, likeness: 0, count: 0, isWhole: false };

/** Scores the entries whose names were read, best first. */
export class EntryScorer {
  private readonly weights: readonly number[];
  private readonly total: number;
  private readonly nearby: NearbyVillages;
  readonly whole: WholeNames;

  constructor(
    private readonly query: ParsedQuery,
    private readonly regions: RegionStore,
    private readonly regionMatches: NameMatches,
    matches: readonly NameMatches[],
    private readonly preference: Preference,
  ) {
    this.nearby = new NearbyVillages(regions, regionMatches);
    this.whole = new WholeNames(regionMatches);
    this.weights = weightsOfWords(query, matches);
    this.total = this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** Entries of one store at or above the cut. */
  score(store: EntryStore, matches: NameMatches): ScoredEntry[] {
    const found = new Map<number, ScoredEntry[]>();
    for (const [name, readings] of matches.readings) {
      for (const entry of store.index.entriesOf(name)) {
        if (!Number.isFinite(store.lon(entry))) continue;
        for (const reading of readings) {
          const scored = this.scoreEntry(store, entry, reading);
          if (scored === null) continue;
          const known = found.get(entry);
          if (known === undefined) found.set(entry, [scored]);
          else known.push(scored);
        }
      }
    }
    return [...found.values()].flatMap((each) => bestOf(each) ?? []);
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

  /** Whether a composed answer accounts for enough of the text and is sure enough to be shown. */
  holdsTogether({ explained, score }: { readonly explained: number; readonly score: number }): boolean {
    return score >= LEAST_SCORE.local && this.shareLeft(explained) <= 1 - LEAST_SHARE_TOGETHER;
  }

  /** Which share of the text's weight is not explained. */
  shareLeft(explained: number): number {
    return this.total === 0 ? 0 : 1 - this.weightOfMask(explained) / this.total;
  }

  private looseShare(explained: number): number {
    let sum = 0;
    for (const { index, role, level } of this.query.words) {
      if (role === 'name' && level === null && (explained & (1 << index)) === 0)
        sum += this.weights[index] ?? 0;
    }
    return this.total === 0 ? 0 : sum / this.total;
  }

  /** One entry as it was read; null when it is below the cut. */
  scoreEntry(store: EntryStore, entry: number, reading: Reading): ScoredEntry | null {
    const level = store.level(entry);
    const isRoad = store.kind(entry) === 'road';
    let trust = trustOf(this.query.words, reading, level, isRoad) * this.levelFit(store, entry, reading);
    if (trust === 0) return null;
    if (level > 0 && tellsOtherNumber(this.regions.name(entry), this.query.words, reading)) return null;
    const { explained, gain, context, isBeside } = this.explain(store, entry, reading);
    const { within } = context;
    const share = this.total === 0 ? 0 : Math.min(1, gain / this.total);
    const range = this.rangeOf(store, entry);
    const isBase = level > 0 && isBaseOf(this.regions.name(entry), this.query.words, reading);
    const claim: Claim = {
      reading: isBase ? { ...reading, quality: WHOLE } : reading,
      level,
      isRoad: isRoad && this.query.toll === null,
      range,
      share,
      loose: this.looseShare(explained),
      told: 1 - this.shareLeft(reading.mask),
      sureness: context.mask === 0 ? null : context.likeness,
      named: context.count,
      isOnlyProvince: within !== null && levelOfCode(within) === 1,
      isTalk: this.query.isTalk,
      isInLonger: level > 0 && this.whole.hasAround(reading),
      isSlipOfOther: level > 0 && this.whole.hasInside(reading),
    };
    const isSure = isProven(this.query.words, claim);
    const isPart = canBePart(claim);
    if (!isSure && !isPart) return null;
    const isExact = isWholeName(claim);
    if (isExact) trust = Math.max(trust, TRUST_OF_EXACT);
    let score = trust * (SHARE_OF_NAME * reading.quality + SHARE_OF_EXPLAINED * share);
    score += bonusOfName(this.query.words, reading, isExact);
    const evidence = score;
    score *= this.placePreference(store, entry);
    score += (LEVEL_BONUS[level] ?? 0) - (isBeside ? LESS_WHEN_BESIDE : 0);
    const isCertainElsewhere =
      isSure && level > 0 && range === 'foreign' && isWhole(reading) && context.isWhole;
    const isAnswer = isSure && score >= leastScore(range, level, isCertainElsewhere);
    if (!isAnswer && !(isPart && score >= LEAST_SCORE_OF_PART)) return null;
    return {
      store,
      entry,
      score,
      evidence,
      reading,
      explained,
      within,
      isAnswer,
      range,
      isCertainElsewhere: isAnswer && isCertainElsewhere,
      again: null,
    };
  }

  /** The words that the entry's own name and the names of the regions above it account for. */
  private explain(
    store: EntryStore,
    entry: number,
    reading: Reading,
  ): { explained: number; gain: number; context: Context; isBeside: boolean } {
    const own = this.weightOfMask(reading.mask) * reading.quality;
    let context = NO_CONTEXT;
    let isBeside = false;
    if (store === this.regions) context = this.contextAbove(this.regions.parent(entry), reading.mask);
    else {
      const codes = store.regionCodes(entry);
      const beside = store instanceof StreetStore ? this.nearby.codesOf(store, entry) : [];
      for (const code of [...codes, ...beside]) {
        const found = this.contextAbove(this.regions.entryOf(code), reading.mask);
        if (found.gain <= context.gain) continue;
        context = found;
        isBeside = !codes.includes(code);
      }
    }
    let explained = reading.mask | context.mask;
    let gain = own + context.gain;
    let region = store === this.regions ? entry : -1;
    while (region >= 0) {
      const again = this.readingOfRegion(region, explained);
      if (again !== null && again.likeness >= LEAST_LIKENESS_OF_REPEATED) {
        explained |= again.mask;
        gain += this.weightOfMask(again.mask) * again.quality * REPETITION;
      }
      region = this.regions.parent(region);
    }
    return { explained, gain, context, isBeside };
  }

  /** What the names of a region and of those above it account for, beside the words `taken`. */
  contextAbove(region: number, taken: number): Context {
    let mask = 0;
    let gain = 0;
    let within: string | null = null;
    let likeness = 0;
    let count = 0;
    let hasWhole = false;
    for (let at = region; at >= 0; at = this.regions.parent(at)) {
      const found = this.readingOfRegion(at, taken | mask);
      if (found === null) continue;
      mask |= found.mask;
      gain += this.weightOfMask(found.mask) * found.quality;
      within ??= this.regions.id(at);
      likeness = Math.max(likeness, found.likeness);
      count += 1;
      hasWhole ||= isWhole(found);
    }
    return { mask, gain, within, likeness, count, isWhole: hasWhole };
  }

  private readingOfRegion(entry: number, taken: number): Reading | null {
    let best: Reading | null = null;
    for (const name of this.regions.index.namesOfEntry(entry)) {
      for (const reading of this.regionMatches.readings.get(name) ?? []) {
        if ((reading.mask & taken) !== 0 || !this.hasName(reading)) continue;
        if (best === null || reading.quality > best.quality) best = reading;
      }
    }
    return best;
  }

  /** "Di" alone is not the Daerah Istimewa, nor "licin" in a report a kecamatan. */
  private hasName({ start, end, likeness }: Reading): boolean {
    return this.query.words.slice(start, end).some(({ role, isCommon }) => {
      if (role === 'filler' || role === 'relation' || role === 'number') return false;
      return !isCommon || (!this.query.isTalk && likeness >= LIKENESS_OF_COMMON);
    });
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
    if (isOtherKind) return OTHER_KIND;
    // "Kantor lurah X" is a building in X, where the map has it.
    return title.startsWith('kantor') ? 1 : RIGHT_LEVEL;
  }

  private isInScope(store: EntryStore, entry: number): boolean {
    const { regionCodes } = this.preference;
    if (regionCodes.includes('ID')) return true;
    return store
      .regionCodes(entry)
      .some((code) => regionCodes.some((scope) => isSameOrBelow(code, scope) || isSameOrBelow(scope, code)));
  }

  /** How near the entry is to the centre that asks. */
  rangeOf(store: EntryStore, entry: number): Range {
    const { near, regionCodes } = this.preference;
    if (regionCodes.length > 0 && !regionCodes.includes('ID'))
      return this.isInScope(store, entry) ? 'local' : 'foreign';
    const isNear =
      near !== null && distanceBetweenM(near.lon, near.lat, store.lon(entry), store.lat(entry)) <= LOCAL_M;
    return isNear ? 'local' : 'far';
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

function leastScore(range: Range, level: number, isCertainElsewhere: boolean): number {
  if (level > 0 && range === 'local') return LEAST_SCORE_OF_OWN_REGION;
  return isCertainElsewhere ? LEAST_SCORE_OF_CERTAIN : LEAST_SCORE[range];
}
