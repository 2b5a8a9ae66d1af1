import { distanceBetweenM } from '#siaga/contracts';
import type { QueryWord } from '../../text/parse-query.js';
import type { RegionLevel } from '../../text/vocabulary.js';
import type { RegionStore } from '../entries/entry-store.js';
import type { EntryScorer, ScoredEntry } from './score-entries.js';
import { isSaidToBeRegion } from './titled.js';
import { EXACT, isWhole } from './whole-names.js';

/** What the text names outside the centre's regions, better than what was found inside them. */
export class Elsewhere {
  constructor(
    private readonly words: readonly QueryWord[],
    private readonly regions: RegionStore,
    private readonly scorer: EntryScorer,
  ) {}

  /**
   * How far an answer must reach to hold what the text says as well: regions elsewhere whose whole names stand in it and that it leaves
   * out, or has only something like. 0 where there are none.
   */
  reachM(answer: ScoredEntry, scored: readonly ScoredEntry[]): number {
    if (answer.range !== 'local' || answer.within !== null) return 0;
    const certain = scored.filter((other) => other.isCertainElsewhere && leavesOut(answer, other));
    const regions = [...this.named(answer), ...certain.map(({ entry }) => entry)];
    return regions.reduce((reachM, region) => Math.max(reachM, this.awayM(answer, region)), 0);
  }

  private named(answer: ScoredEntry): number[] {
    return [...this.scorer.whole.all()].flatMap(([mask, names]) => {
      if (this.isMeantInstead(answer, mask)) return this.elsewhere(names);
      return this.isOfOtherLevel(answer, mask) ? this.elsewhere(names, this.levelAt(answer)) : [];
    });
  }

  /**
   * "Tambaksari" is not Taman Sari, "Tanjung Mas" no Jalan Tanjung, and a street beside "kel. Klandasan Ilir" is not one of a city that has
   * none.
   */
  private isMeantInstead({ store, entry, reading, explained }: ScoredEntry, mask: number): boolean {
    if (mask === reading.mask) return reading.likeness < EXACT;
    if ((mask & explained) === 0) return isSaidToBeRegion(this.words, startOf(mask));
    if ((mask & reading.mask) !== reading.mask || (mask & ~explained) === 0) return false;
    // Streets near by are called after what is a part of a village's name elsewhere.
    return store.level(entry) === 0 && this.words[reading.start]?.role !== 'street';
  }

  /** "Kelurahan Kauman" is no Jalan Kauman. A hamlet is called a desa by those who live there. */
  private isOfOtherLevel(answer: ScoredEntry, mask: number): boolean {
    const { store, entry, reading } = answer;
    const level = this.levelAt(answer);
    if (mask !== reading.mask || level === null || store.kind(entry) === 'settlement') return false;
    return level !== store.level(entry);
  }

  private levelAt({ reading }: ScoredEntry): RegionLevel | null {
    return this.words[reading.start]?.level ?? null;
  }

  /** The regions of these names; none where one of them is the centre's own. */
  private elsewhere(names: readonly number[], level: RegionLevel | null = null): readonly number[] {
    const { regions } = this;
    const found = names
      .flatMap((name) => [...regions.index.entriesOf(name)])
      .filter((region) => Number.isFinite(regions.lon(region)))
      .filter((region) => level === null || regions.level(region) === level);
    return found.some((region) => this.scorer.rangeOf(regions, region) === 'local') ? [] : found;
  }

  private awayM({ store, entry }: ScoredEntry, region: number): number {
    const { regions } = this;
    const awayM = distanceBetweenM(
      store.lon(entry),
      store.lat(entry),
      regions.lon(region),
      regions.lat(region),
    );
    return Math.ceil(awayM + regions.radiusM(region));
  }
}

/**
 * Without the centre's own finds that account for less than one elsewhere that is named with the region around it: "kelurahan Beringin,
 * kecamatan Medan Selayang" is no Beringin of Jambi.
 */
export function withoutOutdone(scored: readonly ScoredEntry[]): ScoredEntry[] {
  const certain = scored.filter(({ isCertainElsewhere }) => isCertainElsewhere);
  if (certain.length === 0) return [...scored];
  return scored.filter((each) => each.range !== 'local' || !certain.some((other) => isOutdone(each, other)));
}

function isOutdone(own: ScoredEntry, other: ScoredEntry): boolean {
  if ((own.explained & ~other.explained) !== 0) return false;
  return own.explained !== other.explained || own.within === null || !isWhole(own.reading);
}

function leavesOut(own: ScoredEntry, other: ScoredEntry): boolean {
  return (other.explained & ~own.explained) !== 0;
}

/** The first word of a place in the text. */
function startOf(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
