import type { Hierarchy } from './hierarchy.js';
import type { UpwardSearch } from './upward-search.js';

/**
 * Costs of all nodes from one upward search: one pass from the most important node down (PHAST; Delling, Goldberg, Nowatzyk,
 * Werneck 2011). Reads memory in order, so it costs little more than looking at every arc once.
 */
export class Sweep {
  /** Cost of each position after `run`. */
  readonly cost: Float64Array;
  private readonly first: Uint32Array;
  private readonly head: Int32Array;
  private readonly arcCost: Float64Array;

  /** `away` sweeps what an `away` search found, `towards` a `towards` one. */
  constructor(hierarchy: Hierarchy, direction: 'away' | 'towards') {
    const { first, head, upCost, downCost } = hierarchy.data;
    this.first = first;
    this.head = head;
    this.arcCost = direction === 'away' ? downCost : upCost;
    this.cost = new Float64Array(hierarchy.network.nodeCount);
  }

  /** Arcs that a sweep looks at: the measure of its work. */
  get arcCount(): number {
    return this.head.length;
  }

  run(search: UpwardSearch): void {
    const { cost, first, head, arcCost } = this;
    const found = search.cost;
    const count = cost.length;
    let at = 0;
    for (let node = 0; node < count; node += 1) {
      const end = first[node + 1] as number;
      let best = found[node] as number;
      for (; at < end; at += 1) {
        const through = (arcCost[at] as number) + (cost[head[at] as number] as number);
        if (through < best) best = through;
      }
      cost[node] = best;
    }
  }
}
