import type { TravelMode } from '#siaga/contracts';
import type { RoadNetwork } from '../network/road-network.js';
import { sharedCopy } from '../network/share.js';
import { buildCosts } from './build-costs.js';
import { componentsWithout } from './components-without.js';
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
 * What each directed edge costs for one mode at one part of the day. A posted maximum speed is a cap on the table's speed. The
 * siren is not in it, for it scales all roads alike; where there are crossings as well, see `MetricOptions.waterFactor`.
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

  /** The same with some segments closed: equal to building it so, in the time that the closed ones take and a copy. */
  without(segments: Iterable<number>): Metric {
    const edgeCost = sharedCopy(this.edgeCost);
    const removed: number[] = [];
    for (const segment of segments) {
      for (const edge of [segment * 2, segment * 2 + 1]) {
        if (edgeCost[edge] === Infinity) continue;
        edgeCost[edge] = Infinity;
        removed.push(edge);
      }
    }
    const components = componentsWithout(this.components, { network: this.network, edgeCost, removed });
    return new Metric(this.network, { mode: this.mode, edgeCost, components });
  }

  /** True when the mode may use the segment in at least one direction. */
  isUsable(segment: number): boolean {
    return this.edgeCost[segment * 2] !== Infinity || this.edgeCost[segment * 2 + 1] !== Infinity;
  }
}
