import { MinHeap } from '../search/min-heap.js';
import type { Hierarchy } from './hierarchy.js';

const NONE = -1;

/**
 * Dijkstra's algorithm on the arcs to higher nodes only. `away`: what the seeds reach; `towards`: what reaches them. A node
 * that is reached more cheaply over a higher one is on no fastest way: the search stalls there.
 */
export class UpwardSearch {
  /** Positions settled and not stalled by the last search, in order of cost. */
  nodes = new Int32Array(256);
  nodeCount = 0;
  /** Cost of each position; for those that are not in `nodes` only a bound. */
  readonly cost: Float64Array;
  /** The position from which each one was reached; -1 for seeds. */
  readonly parent: Int32Array;
  /** Arcs looked at by the last search: the measure of its work. */
  arcCount = 0;
  private readonly first: Uint32Array;
  private readonly head: Int32Array;
  private readonly relaxCost: Float64Array;
  private readonly stallCost: Float64Array;
  private readonly heap = new MinHeap();
  private touched = new Int32Array(512);
  private touchedCount = 0;

  constructor(hierarchy: Hierarchy, direction: 'away' | 'towards') {
    const { first, head, upCost, downCost } = hierarchy.data;
    this.first = first;
    this.head = head;
    [this.relaxCost, this.stallCost] = direction === 'away' ? [upCost, downCost] : [downCost, upCost];
    this.cost = new Float64Array(hierarchy.network.nodeCount).fill(Infinity);
    this.parent = new Int32Array(hierarchy.network.nodeCount);
  }

  /** Forgets the last search. */
  start(): void {
    const { cost, touched, touchedCount } = this;
    for (let i = 0; i < touchedCount; i += 1) cost[touched[i] as number] = Infinity;
    this.touchedCount = 0;
    this.nodeCount = 0;
    this.arcCount = 0;
    this.heap.clear();
  }

  /** Adds where the search begins; a cost of Infinity is none. */
  seed(position: number, cost: number): void {
    if (cost < (this.cost[position] as number)) this.reach(position, cost, NONE);
  }

  /** Searches until nothing is left to reach. */
  run(): void {
    const { cost, first, head, relaxCost, stallCost, heap } = this;
    while (heap.length > 0) {
      const key = heap.minKey;
      const node = heap.pop();
      if (key > (cost[node] as number)) continue;
      const start = first[node] as number;
      const end = first[node + 1] as number;
      this.arcCount += end - start;
      let isStalled = false;
      for (let at = start; at < end; at += 1) {
        if ((cost[head[at] as number] as number) + (stallCost[at] as number) < key) {
          isStalled = true;
          break;
        }
      }
      if (isStalled) continue;
      this.keep(node);
      for (let at = start; at < end; at += 1) {
        const through = key + (relaxCost[at] as number);
        const other = head[at] as number;
        if (through < (cost[other] as number)) this.reach(other, through, node);
      }
    }
  }

  private reach(node: number, cost: number, parent: number): void {
    if (this.cost[node] === Infinity) {
      if (this.touchedCount === this.touched.length) this.touched = doubled(this.touched);
      this.touched[this.touchedCount] = node;
      this.touchedCount += 1;
    }
    this.cost[node] = cost;
    this.parent[node] = parent;
    this.heap.push(node, cost);
  }

  private keep(node: number): void {
    if (this.nodeCount === this.nodes.length) this.nodes = doubled(this.nodes);
    this.nodes[this.nodeCount] = node;
    this.nodeCount += 1;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
