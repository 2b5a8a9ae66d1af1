import { editDistance } from '../../text/edit-distance.js';
import { foldWord } from '../../text/fold.js';
import type { ParsedQuery, QueryWord } from '../../text/parse-query.js';
import type { RegionStore } from '../entries/entry-store.js';
import type { Reading } from '../names/name-match.js';
import type { EntryScorer, ScoredEntry } from './score-entries.js';

const MOST_DISTRICTS = 4;
const MOST_LOOKED_AT = 12;
const MOST_WORDS = 4;
const LONGEST_NAME = 40;
/** Among the dozen villages of a kecamatan a name may be half wrong and still be meant. */
const LEAST_LIKENESS = 0.5;
const SHARE_OF_LENGTH = 0.45;
/** What is left to explain must be worth it, as a share of the text. */
const LEAST_LEFT = 0.08;
const QUALITY_FACTOR = 0.92;

/** Words written next to one another, as one. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly string[];
}

/**
 * Villages whose names are too far off to be found in the whole country, looked for in the kecamatan that the text names:
 * there only a dozen names compete, so that more may be wrong with the one that is meant.
 */
export function rescueVillages(
  query: ParsedQuery,
  regions: RegionStore,
  scorer: EntryScorer,
  scored: readonly ScoredEntry[],
): ScoredEntry[] {
  const best = scored[0];
  if (best === undefined || query.between !== null || scorer.shareLeft(best.explained) < LEAST_LEFT)
    return [];
  return districtsOf(regions, scored).flatMap((district) => {
    const context = scorer.contextAbove(district, 0);
    if (context.within !== regions.id(district)) return [];
    const runs = runsOf(query.words, context.mask);
    if (runs.length === 0) return [];
    const found = likestVillage(regions, district, runs);
    return found === null ? [] : (scorer.scoreEntry(regions, found.entry, found.reading) ?? []);
  });
}

/** The kecamatan of the best finds, best first. */
function districtsOf(regions: RegionStore, scored: readonly ScoredEntry[]): number[] {
  const districts = new Set<number>();
  for (const { store, entry } of scored.slice(0, MOST_LOOKED_AT)) {
    if (store !== regions) continue;
    const level = regions.level(entry);
    if (level === 3) districts.add(entry);
    if (level === 4) districts.add(regions.parent(entry));
    if (districts.size === MOST_DISTRICTS) break;
  }
  return [...districts];
}

function runsOf(words: readonly QueryWord[], taken: number): Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < words.length; start += 1) {
    let joined = '';
    for (let end = start + 1; end <= Math.min(words.length, start + MOST_WORDS); end += 1) {
      const word = words[end - 1];
      if (word === undefined || !isLeft(word, taken) || word.part !== words[start]?.part) break;
      joined += word.text;
      const folded = foldWord(joined);
      if (joined.length >= 3 && joined.length <= LONGEST_NAME)
        runs.push({ start, end, forms: folded === joined ? [folded] : [folded, joined] });
    }
  }
  return runs;
}

function isLeft(word: QueryWord, taken: number): boolean {
  if ((taken & (1 << word.index)) !== 0) return false;
  return word.role === 'name' || (word.role === 'number' && word.index > 0);
}

function likestVillage(
  regions: RegionStore,
  district: number,
  runs: readonly Run[],
): { entry: number; reading: Reading } | null {
  let best: { entry: number; reading: Reading } | null = null;
  for (const entry of regions.children(district)) {
    if (!Number.isFinite(regions.lon(entry))) continue;
    for (const name of regions.index.namesOfEntry(entry)) {
      const spelling = regions.index.spellings[name] ?? '';
      const forms = [foldWord(spelling), spelling];
      for (const run of runs) {
        const likeness = likenessOf(run.forms, forms);
        if (likeness < LEAST_LIKENESS || likeness <= (best?.reading.likeness ?? 0)) continue;
        const mask = ((1 << (run.end - run.start)) - 1) << run.start;
        const quality = likeness * QUALITY_FACTOR;
        best = { entry, reading: { start: run.start, end: run.end, mask, quality, likeness } };
      }
    }
  }
  return best;
}

/** The likest pair of forms: folded with folded, or as written with as written. */
function likenessOf(typed: readonly string[], known: readonly string[]): number {
  let best = 0;
  typed.forEach((form, at) => {
    const other = known[at] ?? '';
    const length = Math.max(form.length, other.length);
    const distance = editDistance(form, other, SHARE_OF_LENGTH * length);
    if (distance !== Infinity) best = Math.max(best, 1 - distance / (length + 0.5));
  });
  return best;
}
