import type { PlaceStore, RegionStore } from '../entries/entry-store.js';
import type { CandidateWriter, Answer } from './candidates.js';
import type { EntryScorer, ScoredEntry } from '../scoring/score-entries.js';
import type { MapLayer } from '../../streets/map-layer.js';
import { StreetStore } from '../../streets/street-store.js';
import type { ParsedQuery } from '../../text/parse-query.js';

/** What one search has found so far; answers made of several finds are built from it. */
export interface SearchState {
  readonly query: ParsedQuery;
  /** Best first. */
  readonly scored: readonly ScoredEntry[];
  readonly scorer: EntryScorer;
  readonly writer: CandidateWriter;
  readonly regions: RegionStore;
  readonly placeStores: readonly PlaceStore[];
  /** False for a place that was replaced or removed since its store was built. */
  readonly isCurrent: (store: PlaceStore, entry: number) => boolean;
  readonly layers: readonly MapLayer[];
}

/** A rule that makes answers of what was found together. */
export type Rule = (state: SearchState) => Answer[];

/** A street that was found. */
export interface ScoredStreet extends ScoredEntry {
  readonly store: StreetStore;
}

/** The best streets found. */
export function streetsOf(state: SearchState, most: number): ScoredStreet[] {
  return state.scored.filter(isStreet).slice(0, most);
}

/** True for a street with its lines. */
export function isStreet(scored: ScoredEntry): scored is ScoredStreet {
  return scored.store instanceof StreetStore;
}
