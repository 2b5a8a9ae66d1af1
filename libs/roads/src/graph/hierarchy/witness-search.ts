import { MinHeap } from '../search/min-heap.js';
import type { RemainingGraph } from './remaining-graph.js';

/** Small searches that ask whether a way over a node can do without it. Gives up early: that costs a shortcut too many, never a wrong answer. */
export class WitnessSearch {
  /** Nodes settled so far, in all searches: the measure of work done. */
  settled = 0;
  private readonly cost: Float64Array;
  private readonly heap = new MinHeap();
  private touched = new Int32Array(1_024);
  private touchedCount = 0;

  constructor(private readonly graph: RemainingGraph) {
    this.cost = new Float64Array(graph.nodeCount).fill(Infinity);
  }

  /** Cost of some way to the node that the last search saw; not always the cheapest. */
  costTo(node: number): number {
    return this.cost[node] as number;
  }

  /** Searches from `source`, never through `without`, no farther than `limit`, and settles at most `most` nodes. */
  run(source: number, without: number, limit: number, most: number): void {
    this.clear();
    const { cost, heap } = this;
    const { first, count } = this.graph;
    const { head: heads, toCost } = this.graph.columns;
    this.touch(source, 0);
    let left = most;
    while (heap.length > 0 && left > 0) {
      const key = heap.minKey;
      const node = heap.pop();
      if (key > (cost[node] as number)) continue;
      left -= 1;
      const start = first[node] as number;
      const end = start + (count[node] as number);
      for (let at = start; at < end; at += 1) {
        const through = key + (toCost[at] as number);
        if (through > limit) continue;
        const head = heads[at] as number;
        if (through >= (cost[head] as number) || head === without) continue;
        this.touch(head, through);
      }
    }
    this.settled += most - left;
  }

  private touch(node: number, cost: number): void {
    if (this.cost[node] === Infinity) {
      if (this.touchedCount === this.touched.length) {
        const grown = new Int32Array(this.touchedCount * 2);
        grown.set(this.touched);
        this.touched = grown;
      }
      this.touched[this.touchedCount] = node;
      this.touchedCount += 1;
    }
    this.cost[node] = cost;
    this.heap.push(node, cost);
  }

  private clear(): void {
    for (let i = 0; i < this.touchedCount; i += 1) this.cost[this.touched[i] as number] = Infinity;
    this.touchedCount = 0;
    this.heap.clear();
  }
}
