import type { Metric } from '../metric/metric.js';
import type { RoadNetwork } from '../network/road-network.js';
import { UNREACHABLE } from './cost.js';
import { MinHeap } from './min-heap.js';
import { costFromSpot, costToSpot, costWithinSegment } from './partial-cost.js';
import type { Spot } from './spot.js';
import type { TravelSearch, Way } from './travel-search.js';
import { makeWay } from './way.js';

const NONE = -1;
const BOTH = [0, 1] as const;

/**
 * Dijkstra's algorithm, once for all origins or targets: needs no preparation, so it answers exactly in the moment speeds or
 * closures change, and it is what the hierarchy is checked against.
 */
export class OnePassSearch implements TravelSearch {
  readonly network: RoadNetwork;
  private readonly cost: Float64Array;
  /** Edge by which a node was reached. */
  private readonly by: Int32Array;
  private readonly isWanted: Uint8Array;
  private wantedCount = 0;
  private readonly heap = new MinHeap();

  constructor(readonly metric: Metric) {
    this.network = metric.network;
    this.cost = new Float64Array(this.network.nodeCount);
    this.by = new Int32Array(this.network.nodeCount);
    this.isWanted = new Uint8Array(this.network.nodeCount);
  }

  toPoint(origins: readonly Spot[], target: Spot, into = new Float64Array(origins.length)): Float64Array {
    this.start();
    for (const back of BOTH)
      this.seed(target.segment * 2 + back, this.tail(target, back), costToSpot(this.metric, target, back));
    for (const origin of origins) for (const back of BOTH) this.want(this.head(origin, back));
    this.run(1);
    origins.forEach((origin, i) => {
      let best = costWithinSegment(this.metric, origin, target);
      for (const back of BOTH)
        best = Math.min(best, costFromSpot(this.metric, origin, back) + this.costAt(this.head(origin, back)));
      into[i] = best;
    });
    return into;
  }

  fromPoint(origin: Spot, targets: readonly Spot[], into = new Float64Array(targets.length)): Float64Array {
    this.startFrom(origin);
    for (const target of targets) for (const back of BOTH) this.want(this.tail(target, back));
    this.run(0);
    targets.forEach((target, i) => {
      let best = costWithinSegment(this.metric, origin, target);
      for (const back of BOTH)
        best = Math.min(best, costToSpot(this.metric, target, back) + this.costAt(this.tail(target, back)));
      into[i] = best;
    });
    return into;
  }

  route(from: Spot, to: Spot): Way | null {
    const cost = this.fromPoint(from, [to])[0] ?? UNREACHABLE;
    if (cost === UNREACHABLE) return null;
    if (cost === costWithinSegment(this.metric, from, to)) return makeWay(this.metric, from, to, cost, null);
    const last = BOTH.find(
      (back) => costToSpot(this.metric, to, back) + this.costAt(this.tail(to, back)) === cost,
    );
    const edges = [to.segment * 2 + (last ?? 0)];
    for (let node = this.network.tailOf(edges[0] as number); ;) {
      const edge = this.by[node] as number;
      edges.push(edge);
      // The seeds lie at the head of the origin's own edges, with what is left of them: nothing leads there more cheaply.
      if (this.isSeed(edge, from, node)) break;
      node = this.network.tailOf(edge);
    }
    return makeWay(this.metric, from, to, cost, edges.reverse());
  }

  private isSeed(edge: number, from: Spot, node: number): boolean {
    return (
      edge >> 1 === from.segment &&
      this.costAt(node) === costFromSpot(this.metric, from, (edge & 1) === 0 ? 0 : 1)
    );
  }

  private startFrom(origin: Spot): void {
    this.start();
    for (const back of BOTH)
      this.seed(origin.segment * 2 + back, this.head(origin, back), costFromSpot(this.metric, origin, back));
  }

  private start(): void {
    this.cost.fill(UNREACHABLE);
    this.by.fill(NONE);
    this.isWanted.fill(0);
    this.wantedCount = 0;
    this.heap.clear();
  }

  private seed(edge: number, node: number, cost: number): void {
    if (cost >= this.costAt(node)) return;
    this.cost[node] = cost;
    this.by[node] = edge;
    this.heap.push(node, cost);
  }

  private want(node: number): void {
    if (this.isWanted[node] === 1) return;
    this.isWanted[node] = 1;
    this.wantedCount += 1;
  }

  /** Settles nodes until all wanted ones are: with `back` 0 along the edges, with 1 against them. */
  private run(back: 0 | 1): void {
    const { outFirst, outEdges, outHeads } = this.network.data;
    const { edgeCost } = this.metric;
    const { cost, by, heap, isWanted } = this;
    while (heap.length > 0) {
      const key = heap.minKey;
      const node = heap.pop();
      if (key > (cost[node] as number)) continue;
      if (isWanted[node] === 1) {
        this.wantedCount -= 1;
        isWanted[node] = 0;
        if (this.wantedCount === 0) return;
      }
      const end = outFirst[node + 1] as number;
      for (let at = outFirst[node] as number; at < end; at += 1) {
        const edge = (outEdges[at] as number) ^ back;
        const through = key + (edgeCost[edge] as number);
        const other = outHeads[at] as number;
        if (through >= (cost[other] as number)) continue;
        cost[other] = through;
        by[other] = edge;
        heap.push(other, through);
      }
    }
  }

  private costAt(node: number): number {
    return this.cost[node] as number;
  }

  private head(spot: Spot, back: 0 | 1): number {
    return this.network.headOf(spot.segment * 2 + back);
  }

  private tail(spot: Spot, back: 0 | 1): number {
    return this.network.tailOf(spot.segment * 2 + back);
  }
}
