import { GrowingArray } from '../network/growing-array.js';
import { MinHeap } from '../search/min-heap.js';
import type { Metric } from '../metric/metric.js';
import { RemainingGraph } from './remaining-graph.js';
import { WitnessSearch } from './witness-search.js';

/** Nodes that a witness search settles at most: fewer when the work is only estimated. */
const MOST_WHEN_ESTIMATING = 100;
const MOST_WHEN_TAKING_OUT = 200;
/** Work (nodes settled) between two pauses: some milliseconds. */
const SLICE = 20_000;
/** Weights of the order: how deep the hierarchy gets, against how many arcs it gains. */
const WEIGHT_LEVEL = 1;
const WEIGHT_ARCS = 3;
const FIXED_POINT = 1_000;

/** The arcs of each node to the nodes taken out after it, in the order in which nodes were taken out. */
export interface TakenOut {
  /** Nodes in the order in which they were taken out. */
  readonly order: Int32Array;
  /** Arcs of the node taken out as number r: from first[r] to first[r + 1]. */
  readonly first: Uint32Array;
  readonly head: Int32Array;
  readonly toCost: Float64Array;
  readonly fromCost: Float64Array;
  readonly toVia: Int32Array;
  readonly fromVia: Int32Array;
}

/**
 * Takes the nodes out of the network one after another, least important first, with shortcuts between neighbours wherever
 * the fastest way between them led over the node (Geisberger, Sanders, Schultes, Delling 2008). The same input gives the
 * same output.
 */
export class Contraction {
  private readonly graph: RemainingGraph;
  private readonly witness: WitnessSearch;
  private readonly level: Int32Array;
  /** Estimate of each node: arcs gained for each arc lost; negative: must be made again. */
  private readonly gain: Float64Array;
  private readonly order: Int32Array;
  private taken = 0;
  private readonly arcs = {
    first: new GrowingArray(Uint32Array),
    head: new GrowingArray(Int32Array),
    toCost: new GrowingArray(Float64Array),
    fromCost: new GrowingArray(Float64Array),
    toVia: new GrowingArray(Int32Array),
    fromVia: new GrowingArray(Int32Array),
  };
  /** The shortcuts found last: tail, head and cost. */
  private readonly found = { tail: [] as number[], head: [] as number[], cost: [] as number[] };

  constructor(metric: Metric) {
    this.graph = new RemainingGraph(metric);
    const { nodeCount } = this.graph;
    this.witness = new WitnessSearch(this.graph);
    this.level = new Int32Array(nodeCount);
    this.gain = new Float64Array(nodeCount).fill(-1);
    this.order = new Int32Array(nodeCount);
  }

  /** Chooses the order while it goes; pauses with the share done. */
  *byImportance(): Generator<number, TakenOut> {
    const { nodeCount } = this.graph;
    const queue = new MinHeap();
    let nextPause = SLICE;
    for (let node = 0; node < nodeCount; node += 1) {
      queue.push(node, this.importanceOf(node));
      if (this.witness.settled >= nextPause) nextPause = yield* this.pause();
    }
    while (queue.length > 0) {
      const node = queue.pop();
      const isFresh = (this.gain[node] as number) < 0;
      const importance = this.importanceOf(node);
      if (importance > queue.minKey) {
        queue.push(node, importance);
        continue;
      }
      if (!isFresh) this.findShortcuts(node, MOST_WHEN_ESTIMATING);
      this.takeOut(node);
      if (this.witness.settled >= nextPause) nextPause = yield* this.pause();
    }
    return this.finish();
  }

  /** Keeps to an order that was chosen before: only the shortcuts are made again. Throws RangeError unless it is one of this network. */
  *inOrder(order: Int32Array): Generator<number, TakenOut> {
    if (order.length !== this.graph.nodeCount)
      throw new RangeError(`The order has ${order.length} nodes, the network ${this.graph.nodeCount}`);
    let nextPause = SLICE;
    for (const node of order) {
      this.findShortcuts(node, MOST_WHEN_TAKING_OUT);
      this.takeOut(node);
      if (this.witness.settled >= nextPause) nextPause = yield* this.pause();
    }
    return this.finish();
  }

  private *pause(): Generator<number, number> {
    yield this.taken / Math.max(1, this.graph.nodeCount);
    return this.witness.settled + SLICE;
  }

  /** Small: take out early. */
  private importanceOf(node: number): number {
    if ((this.gain[node] as number) < 0) {
      const lost = this.graph.count[node] as number;
      const gained = this.findShortcuts(node, MOST_WHEN_ESTIMATING);
      this.gain[node] = lost === 0 ? 0 : gained / lost;
    }
    const importance =
      WEIGHT_LEVEL * (this.level[node] as number) + WEIGHT_ARCS * (this.gain[node] as number);
    return Math.round(importance * FIXED_POINT);
  }

  /** Fills `found` with the shortcuts that taking the node out needs, and gives their number. */
  private findShortcuts(node: number, most: number): number {
    const { found, graph, witness } = this;
    found.tail.length = found.head.length = found.cost.length = 0;
    const first = graph.first[node] as number;
    const end = first + (graph.count[node] as number);
    const { head, toCost, fromCost } = graph.columns;
    for (let inward = first; inward < end; inward += 1) {
      const before = fromCost[inward] as number;
      if (before === Infinity) continue;
      let farthest = -1;
      for (let at = first; at < end; at += 1)
        if (at !== inward && toCost[at] !== Infinity) farthest = Math.max(farthest, toCost[at] as number);
      if (farthest < 0) continue;
      witness.run(head[inward] as number, node, before + farthest, most);
      for (let outward = first; outward < end; outward += 1) {
        if (outward === inward) continue;
        const cost = before + (toCost[outward] as number);
        if (cost === Infinity || witness.costTo(head[outward] as number) <= cost) continue;
        found.tail.push(head[inward] as number);
        found.head.push(head[outward] as number);
        found.cost.push(cost);
      }
    }
    return found.cost.length;
  }

  /** Takes the node out with the shortcuts in `found`. */
  private takeOut(node: number): void {
    const { graph, arcs, found } = this;
    const first = graph.first[node] as number;
    const end = first + (graph.count[node] as number);
    const { head, toCost, fromCost, toVia, fromVia } = graph.columns;
    arcs.first.push(arcs.head.length);
    for (let at = first; at < end; at += 1) {
      const neighbour = head[at] as number;
      arcs.head.push(neighbour);
      arcs.toCost.push(toCost[at] as number);
      arcs.fromCost.push(fromCost[at] as number);
      arcs.toVia.push(toVia[at] as number);
      arcs.fromVia.push(fromVia[at] as number);
      this.gain[neighbour] = -1;
      this.level[neighbour] = Math.max(this.level[neighbour] as number, (this.level[node] as number) + 1);
    }
    graph.detach(node);
    for (let i = 0; i < found.cost.length; i += 1)
      graph.addShortcut(found.tail[i] as number, found.head[i] as number, found.cost[i] as number, node);
    this.order[this.taken] = node;
    this.taken += 1;
  }

  private finish(): TakenOut {
    const { arcs } = this;
    arcs.first.push(arcs.head.length);
    return {
      order: this.order,
      first: arcs.first.finish(),
      head: arcs.head.finish(),
      toCost: arcs.toCost.finish(),
      fromCost: arcs.fromCost.finish(),
      toVia: arcs.toVia.finish(),
      fromVia: arcs.fromVia.finish(),
    };
  }
}
