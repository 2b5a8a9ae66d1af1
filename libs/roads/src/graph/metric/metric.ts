import type { TravelMode } from '#siaga/contracts';
import type { RoadNetwork } from '../network/road-network.js';
import { buildCosts } from './build-costs.js';
import { stronglyConnected, type Components } from './components.js';
import type { MetricOptions } from './metric-options.js';

/** What posts to another thread. */
export interface MetricData {
  readonly mode: TravelMode;
  /** Packed cost of each directed edge; Infinity where this mode may not or cannot go. */
  readonly edgeCost: Float64Array;
  readonly components: Components;
}

/**
 * What each directed edge costs for one mode at one part of the day, closures applied. A posted maximum speed is a cap on
 * the table's speed. The siren is not in it: it scales all roads alike, so one metric serves both.
 */
export class Metric {
  readonly mode: TravelMode;
  readonly edgeCost: Float64Array;
  readonly components: Components;

  constructor(
    readonly network: RoadNetwork,
    readonly data: MetricData,
  ) {
    this.mode = data.mode;
    this.edgeCost = data.edgeCost;
    this.components = data.components;
  }

  static build(network: RoadNetwork, options: MetricOptions): Metric {
    const edgeCost = buildCosts(network, options);
    return new Metric(network, {
      mode: options.mode,
      edgeCost,
      components: stronglyConnected(network, edgeCost),
    });
  }

  /** True when the mode may use the segment in at least one direction. */
  isUsable(segment: number): boolean {
    return this.edgeCost[segment * 2] !== Infinity || this.edgeCost[segment * 2 + 1] !== Infinity;
  }
}
