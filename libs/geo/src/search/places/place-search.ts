import type { LocateCandidate, LocateResult, Point } from '#siaga/contracts';
import { readCoordinates } from '../../coordinates/read-coordinates.js';
import { MapLayer } from '../../streets/map-layer.js';
import type { MapContent, RegionResolver } from '../../streets/map-content.js';
import { StreetStore } from '../../streets/street-store.js';
import { parseQuery, type ParsedQuery } from '../../text/parse-query.js';
import { placeBetween } from '../answers/between.js';
import { CandidateWriter, type Answer } from '../answers/candidates.js';
import {
  RegionStore,
  type PlaceStore,
  type NamedPlace,
  type SearchableRegion,
} from '../entries/entry-store.js';
import { houseAnswers } from '../answers/house-answers.js';
import { runAtOnce, runInSlices } from '#siaga/kernel';
import { junctionAnswers } from '../answers/junctions.js';
import { kilometreAnswers } from '../answers/kilometre-answers.js';
import { kindInRegionAnswers } from '../answers/kind-in-region.js';
import { matchNames } from '../names/name-match.js';
import { outsideLast } from '../answers/outside-last.js';
import { placeOnStreetAnswers } from '../answers/place-on-street.js';
import { PlaceSegments } from './place-segments.js';
import { EntryScorer, type Preference, type ScoredEntry } from '../scoring/score-entries.js';
import { reachOfNamesakesM } from '../scoring/namesakes.js';
import { Elsewhere, withoutOutdone } from '../scoring/elsewhere.js';
import { rescueVillages } from '../scoring/village-rescue.js';
import type { Rule, SearchState } from '../answers/search-state.js';
import { stretchBetweenAnswers } from '../answers/stretch-between.js';
import { streetGroupAnswers } from '../answers/street-groups.js';

/** What a search takes beside the text. */
export interface LocateOptions {
  /** Places near this point come first. */
  readonly near?: Point | null;
  /** Places in these regions come first. */
  readonly regionCodes?: readonly string[];
  /** Most candidates, 1 to 20; 6 when not given. */
  readonly limit?: number;
  /** The last word may be incomplete: the text is being typed. */
  readonly isPrefix?: boolean;
}

/** Longer texts are not addresses; they are refused unless they hold a position or a map link. */
export const MAX_QUERY_LENGTH = 2000;
const FAR_BELOW_BEST = 0.62;
/** What is made of several finds. */
const RULES: readonly Rule[] = [
  junctionAnswers,
  placeOnStreetAnswers,
  houseAnswers,
  kilometreAnswers,
  kindInRegionAnswers,
  streetGroupAnswers,
];
const REGION_ONLY_SCORE = 0.1;
const LIKENESS_OF_EXACT = 0.985;
const QUALITY_OF_EXACT = 0.96;
const BELOW_EXACT = 0.002;

/**
 * The searchable gazetteer with the named places. Holds everything in memory; a query takes a few milliseconds.
 * Method: words are found by shared letter pairs of their phonetic form and a weighted edit distance, names by aligned
 * words, entries by how much of the text they and the regions above them explain.
 */
export class PlaceSearch {
  private readonly places = new PlaceSegments();
  private readonly maps = new Map<string, MapLayer>();

  private constructor(private readonly regions: RegionStore) {}

  /** Builds the index in one go; blocks for a second or two for the national gazetteer. For tests and scripts. */
  static build(regions: Iterable<SearchableRegion>): PlaceSearch {
    return new PlaceSearch(runAtOnce(RegionStore.build(regions)));
  }

  /** Builds the index in slices of some milliseconds and lets the event loop run between them. */
  static async buildInSlices(regions: Iterable<SearchableRegion>): Promise<PlaceSearch> {
    return new PlaceSearch(await runInSlices(RegionStore.build(regions)));
  }

  /** Makes places searchable; one with a known id replaces the old. */
  addPlaces(places: readonly NamedPlace[]): void {
    this.places.add(places);
  }

  /** Takes places out of the search; unknown ids are passed over. */
  removePlaces(ids: readonly string[]): void {
    this.places.remove(ids);
  }

  /**
   * Makes everything of one map source searchable in place of what that source gave before. Built in slices of some
   * milliseconds; the old content answers until the new is complete. `regionAt` tells the region of a point.
   */
  async replaceMap(source: string, content: MapContent, regionAt: RegionResolver): Promise<void> {
    this.maps.set(source, await runInSlices(MapLayer.build(source, content, regionAt)));
  }

  /** Takes a map source out of the search; an unknown one is passed over. */
  removeMap(source: string): void {
    this.maps.delete(source);
  }

  /** The middle of a region; null for an unknown code and for one without a point. */
  middleOf(regionCode: string): Point | null {
    return this.regions.circleOf(regionCode)?.center ?? null;
  }

  /** How many regions and places can be found. */
  get size(): number {
    return this.regions.count + this.places.size;
  }

  /**
   * Where the text points to, best first, each with an honest radius. Never throws on bad text: `problem` says why
   * there is no candidate.
   */
  locate(text: string, options: LocateOptions = {}): LocateResult {
    if (text.trim() === '') return failed('empty');
    const read = readCoordinates(text.slice(0, MAX_QUERY_LENGTH), {
      near: options.near ?? null,
      area: this.regions.areaOf(options.regionCodes ?? []),
      locateTown: (town) => this.locateTown(town, options),
    });
    if (read.kind === 'problem') return failed(read.problem);
    if (read.kind === 'found') return { candidates: [read.candidate], problem: null };
    if (text.length > MAX_QUERY_LENGTH) return failed('too_long');
    const candidates = this.searchNames(text, options);
    if (candidates.length > 0) return { candidates, problem: null };
    return failed(parseQuery(text).toll === null ? 'not_found' : 'unknown_toll');
  }

  private locateTown(text: string, options: LocateOptions): Point | null {
    const best = this.searchNames(text, { ...options, limit: 1 })[0];
    return best === undefined || best.score <= REGION_ONLY_SCORE ? null : best.point;
  }

  private searchNames(text: string, options: LocateOptions): LocateCandidate[] {
    const query = parseQuery(text);
    if (query.words.every((word) => word.role === 'number')) return [];
    const preference = { near: options.near ?? null, regionCodes: options.regionCodes ?? [] };
    const state = this.stateOf(text, query, preference, options.isPrefix ?? false);
    const { writer } = state;
    const limit = Math.min(20, Math.max(1, options.limit ?? 6));
    const composed = RULES.flatMap((rule) => rule(state))
      .filter((answer) => state.scorer.holdsTogether(answer))
      .map((answer) => belowExact(answer, state.scored))
      .map((answer) => writer.writeAnswer(answer));
    const single = state.scored
      .filter(({ isAnswer }) => isAnswer)
      .slice(0, limit)
      .map((each) => writer.write(each, reachM(state, each)));
    const candidates = [...composed, ...single].sort((a, b) => b.score - a.score);
    const least = (candidates[0]?.score ?? 0) * FAR_BELOW_BEST;
    const listed = candidates.filter((each) => each.score >= least);
    const stretches = stretchBetweenAnswers(state).map((answer) => writer.writeAnswer(answer));
    const middle = placeBetween(query, state.scored, (each) => writer.write(each));
    if (stretches.length > 0) listed.unshift(...stretches);
    else if (middle !== null) listed.unshift(middle);
    const regionCodes = options.regionCodes ?? [];
    return listed.length > 0
      ? outsideLast(listed, regionCodes).slice(0, limit)
      : this.regionOnly(text, state, regionCodes);
  }

  private stateOf(text: string, query: ParsedQuery, preference: Preference, isPrefix: boolean): SearchState {
    const layers = [...this.maps.values()];
    const placeStores = [...this.places.stores, ...layers.map((layer) => layer.places)];
    const stores = [...placeStores, ...layers.map((layer) => layer.streets)].filter(
      (store) => store.count > 0,
    );
    const regionMatches = matchNames(this.regions.index, query.words, isPrefix);
    const matches = stores.map((store) => matchNames(store.index, query.words, isPrefix));
    const scorer = new EntryScorer(
      query,
      this.regions,
      regionMatches,
      [regionMatches, ...matches],
      preference,
    );
    const all = scorer.score(this.regions, regionMatches);
    stores.forEach((store, i) => {
      const found = scorer.score(store, matches[i] ?? regionMatches);
      all.push(...found.filter((each) => this.places.isCurrent(store, store.id(each.entry))));
    });
    dropTollWords(all, query);
    const scored = withoutOutdone(all);
    sortScored(scored);
    mergeRescued(scored, rescueVillages(query, this.regions, scorer, scored));
    const writer = new CandidateWriter(text, query, this.regions);
    const isCurrent = (store: PlaceStore, entry: number): boolean =>
      this.places.isCurrent(store, store.id(entry));
    return { query, scored, scorer, writer, regions: this.regions, placeStores, layers, isCurrent };
  }

  /**
   * A street, landmark or hamlet whose name nobody knows still lies in the region that the centre serves: the answer
   * is that region with its whole radius and a score that no real match has.
   */
  private regionOnly(text: string, state: SearchState, regionCodes: readonly string[]): LocateCandidate[] {
    const { query, writer } = state;
    const only = regionCodes.length === 1 ? this.regions.entryOf(regionCodes[0] ?? '') : -1;
    const named = query.words.filter(
      (word) => word.role === 'street' || word.role === 'landmark' || word.role === 'hamlet',
    );
    // A toll road leads out of the region, and its kilometres are counted from elsewhere.
    if (query.toll !== null || only < 0 || named.length === 0 || !Number.isFinite(this.regions.lon(only)))
      return [];
    const reading = { start: 0, end: 0, mask: 0, quality: 0, likeness: 0 };
    const region: ScoredEntry = {
      store: this.regions,
      entry: only,
      score: REGION_ONLY_SCORE,
      reading,
      explained: 0,
      within: null,
      isAnswer: true,
      evidence: 0,
      range: 'local',
      isCertainElsewhere: false,
      again: null,
    };
    const candidate = writer.write(region, reachM(state, region));
    return [{ ...candidate, notUnderstood: [text.trim().slice(0, 200)], matched: [] }];
  }
}

function failed(problem: NonNullable<LocateResult['problem']>): LocateResult {
  return { candidates: [], problem };
}

/** How far it must reach to hold all that the text may mean as well. */
function reachM({ query, regions, scored, scorer }: SearchState, each: ScoredEntry): number {
  const elsewhere = new Elsewhere(query.words, regions, scorer);
  return Math.max(reachOfNamesakesM(scored, each), elsewhere.reachM(each, scored));
}

/** What was put together of doubtful parts never comes before a name that stands in the text letter for letter. */
function belowExact(answer: Answer, scored: readonly ScoredEntry[]): Answer {
  const exact = scored.find(
    ({ isAnswer, reading, store }) =>
      isAnswer &&
      store.level(0) === 0 &&
      reading.likeness >= LIKENESS_OF_EXACT &&
      reading.quality >= QUALITY_OF_EXACT &&
      (reading.mask & answer.explained) !== 0,
  );
  if (exact === undefined || answer.isSpelled === true || answer.id.includes(exact.store.id(exact.entry)))
    return answer;
  return { ...answer, score: Math.min(answer.score, exact.score - BELOW_EXACT) };
}

/** Puts rescued villages among the others, each once with its better score. */
function mergeRescued(scored: ScoredEntry[], rescued: readonly ScoredEntry[]): void {
  for (const each of rescued) {
    const known = scored.findIndex(({ store, entry }) => store === each.store && entry === each.entry);
    if (known < 0) scored.push(each);
    else if ((scored[known]?.score ?? 0) < each.score) scored[known] = each;
  }
  if (rescued.length > 0) sortScored(scored);
}

/** The name of a toll road and where one drives on it are no places; a toll road of the map is. */
function dropTollWords(scored: ScoredEntry[], { toll }: ParsedQuery): void {
  if (toll === null) return;
  const kept = scored.filter(({ store, entry, reading }) => {
    if ((reading.mask & toll.mask) === 0) return true;
    return store instanceof StreetStore && /\btol\b/i.test(store.label(entry));
  });
  scored.splice(0, scored.length, ...kept);
}

function sortScored(scored: ScoredEntry[]): void {
  scored.sort((a, b) => b.score - a.score || compareText(a.store.id(a.entry), b.store.id(b.entry)));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
