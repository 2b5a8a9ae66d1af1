import type { Metric } from '../metric/metric.js';
import type { RoadNetwork } from '../network/road-network.js';
import type { Spot } from './spot.js';

/** A stretch of a way under one street name ('' where the road has none). */
export interface WayStep {
  readonly name: string;
  readonly seconds: number;
  readonly distanceM: number;
  /** [lon, lat] where it begins. */
  readonly at: readonly [number, number];
}

/** A way on the network between two spots, without the stretches beside the road. */
export interface Way {
  /** Packed, see cost.ts; equal to what the table of the same search says. */
  readonly cost: number;
  /** Directed edges (segment * 2, + 1 against its line) in order; the first and the last may be driven in part. */
  readonly edges: readonly number[];
  /** [lon, lat] from spot to spot; at least two points. */
  readonly line: readonly (readonly [number, number])[];
  readonly steps: readonly WayStep[];
}

/**
 * Exact answers on one network and one metric. `OnePassSearch` (nothing to prepare) and `HierarchySearch` (prepared)
 * give the same numbers. Costs are packed (cost.ts: `secondsOf`, `metresOf`), on the road only: add `offRoadSeconds` and
 * `offRoadM` of both spots, and divide the road's seconds by the siren factor (a scale does not change which way is the
 * fastest). Not re-entrant and not for two threads: each keeps its working memory.
 */
export interface TravelSearch {
  readonly network: RoadNetwork;
  readonly metric: Metric;
  /** Costs from each origin to the target, in the order of the origins; `Infinity` where no way leads. Fills `into` when given. */
  toPoint(origins: readonly Spot[], target: Spot, into?: Float64Array): Float64Array;
  /** Costs from the origin to each target. */
  fromPoint(origin: Spot, targets: readonly Spot[], into?: Float64Array): Float64Array;
  /** The fastest way; null where none leads. */
  route(from: Spot, to: Spot): Way | null;
}
