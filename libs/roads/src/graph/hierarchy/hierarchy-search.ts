import type { Metric } from '../metric/metric.js';
import type { RoadNetwork } from '../network/road-network.js';
import { UNREACHABLE } from '../search/cost.js';
import { costFromSpot, costToSpot, costWithinSegment } from '../search/partial-cost.js';
import type { Spot } from '../search/spot.js';
import type { TravelSearch, Way } from '../search/travel-search.js';
import { makeWay } from '../search/way.js';
import type { Hierarchy } from './hierarchy.js';
import { Sweep } from './sweep.js';
import { unpackChain } from './unpack.js';
import { UpwardSearch } from './upward-search.js';

/** Time for an arc in a search with a heap, in arcs of a sweep (measured). */
const SEARCH_ARC = 6;
const BOTH = [0, 1] as const;

/** Questions asked once, on a prepared network: nothing is pinned. */
export class HierarchySearch implements TravelSearch {
  readonly network: RoadNetwork;
  readonly metric: Metric;
  private readonly away: UpwardSearch;
  private readonly towards: UpwardSearch;
  private readonly sweepAway: Sweep;
  private readonly sweepTowards: Sweep;

  constructor(readonly hierarchy: Hierarchy) {
    this.network = hierarchy.network;
    this.metric = hierarchy.metric;
    this.away = new UpwardSearch(hierarchy, 'away');
    this.towards = new UpwardSearch(hierarchy, 'towards');
    this.sweepAway = new Sweep(hierarchy, 'away');
    this.sweepTowards = new Sweep(hierarchy, 'towards');
  }

  toPoint(origins: readonly Spot[], target: Spot, into = new Float64Array(origins.length)): Float64Array {
    this.searchTo(target);
    const costs = this.sweepWhenWorth(this.towards, this.sweepTowards, origins.length);
    origins.forEach((origin, i) => {
      const within = costWithinSegment(this.metric, origin, target);
      into[i] = Math.min(within, costs ? this.leave(origin, costs) : this.meetFrom(origin).cost);
    });
    return into;
  }

  fromPoint(origin: Spot, targets: readonly Spot[], into = new Float64Array(targets.length)): Float64Array {
    this.searchFrom(origin);
    const costs = this.sweepWhenWorth(this.away, this.sweepAway, targets.length);
    targets.forEach((target, i) => {
      const within = costWithinSegment(this.metric, origin, target);
      into[i] = Math.min(within, costs ? this.arrive(target, costs) : this.meetTo(target).cost);
    });
    return into;
  }

  route(from: Spot, to: Spot): Way | null {
    this.searchTo(to);
    const { cost, position } = this.meetFrom(from);
    const within = costWithinSegment(this.metric, from, to);
    if (Math.min(cost, within) === UNREACHABLE) return null;
    if (within <= cost) return makeWay(this.metric, from, to, within, null);
    const chain = [
      ...this.chainOf(this.away, position).reverse(),
      ...this.chainOf(this.towards, position).slice(1),
    ];
    return makeWay(this.metric, from, to, cost, [
      this.edgeOf(from, chain[0] as number, this.away),
      ...unpackChain(this.hierarchy.data, chain),
      this.edgeOf(to, chain.at(-1) as number, this.towards),
    ]);
  }

  private searchFrom(origin: Spot): void {
    this.away.start();
    for (const back of BOTH) this.away.seed(this.head(origin, back), costFromSpot(this.metric, origin, back));
    this.away.run();
  }

  private searchTo(target: Spot): void {
    this.towards.start();
    for (const back of BOTH)
      this.towards.seed(this.tail(target, back), costToSpot(this.metric, target, back));
    this.towards.run();
  }

  private meetFrom(origin: Spot): { cost: number; position: number } {
    this.searchFrom(origin);
    return meet(this.away, this.towards);
  }

  private meetTo(target: Spot): { cost: number; position: number } {
    this.searchTo(target);
    return meet(this.towards, this.away);
  }

  /** Costs of all positions when that is less work than a search from each of the others; otherwise null. */
  private sweepWhenWorth(search: UpwardSearch, sweep: Sweep, others: number): Float64Array | null {
    if (others * search.arcCount * SEARCH_ARC < sweep.arcCount) return null;
    sweep.run(search);
    return sweep.cost;
  }

  private leave(origin: Spot, costs: Float64Array): number {
    let best = UNREACHABLE;
    for (const back of BOTH)
      best = Math.min(
        best,
        costFromSpot(this.metric, origin, back) + (costs[this.head(origin, back)] as number),
      );
    return best;
  }

  private arrive(target: Spot, costs: Float64Array): number {
    let best = UNREACHABLE;
    for (const back of BOTH)
      best = Math.min(
        best,
        costToSpot(this.metric, target, back) + (costs[this.tail(target, back)] as number),
      );
    return best;
  }

  /** From the position back to the seed of the search. */
  private chainOf(search: UpwardSearch, position: number): number[] {
    const chain = [position];
    for (let at = search.parent[position] as number; at >= 0; at = search.parent[at] as number)
      chain.push(at);
    return chain;
  }

  /** The edge of the spot's segment by which a search was seeded at the position. */
  private edgeOf(spot: Spot, seed: number, search: UpwardSearch): number {
    const isAway = search === this.away;
    const back = BOTH.find((side) =>
      isAway
        ? this.head(spot, side) === seed && costFromSpot(this.metric, spot, side) === search.cost[seed]
        : this.tail(spot, side) === seed && costToSpot(this.metric, spot, side) === search.cost[seed],
    );
    return spot.segment * 2 + (back ?? 0);
  }

  private head(spot: Spot, back: 0 | 1): number {
    return this.hierarchy.data.positionOf[this.network.headOf(spot.segment * 2 + back)] as number;
  }

  private tail(spot: Spot, back: 0 | 1): number {
    return this.hierarchy.data.positionOf[this.network.tailOf(spot.segment * 2 + back)] as number;
  }
}

/** The cheapest position that both searches know. */
function meet(one: UpwardSearch, other: UpwardSearch): { cost: number; position: number } {
  let [cost, position] = [UNREACHABLE, -1];
  for (let i = 0; i < one.nodeCount; i += 1) {
    const node = one.nodes[i] as number;
    const through = (one.cost[node] as number) + (other.cost[node] as number);
    if (through < cost) [cost, position] = [through, node];
  }
  return { cost, position };
}
