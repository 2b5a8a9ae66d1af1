import { describe, expect, it } from '@jest/globals';
import type { RoadClass, TravelMode } from '#siaga/contracts';
import { randomRoads, seeded } from '../../../../../test/support/random-roads.js';
import { Metric } from '../metric/metric.js';
import { RoadNetwork } from '../network/road-network.js';
import { UNREACHABLE } from '../search/cost.js';
import { OnePassSearch } from '../search/one-pass-search.js';
import { costFromSpot, costToSpot, costWithinSegment } from '../search/partial-cost.js';
import type { Spot } from '../search/spot.js';
import { HierarchySearch } from './hierarchy-search.js';
import { Hierarchy } from './hierarchy.js';
import { PinnedSearch } from './pinned-search.js';

const KMH: Record<TravelMode, Partial<Record<RoadClass, number>>> = {
  car: { trunk: 60, secondary: 40, residential: 20, ferry: 12 },
  motorcycle: { trunk: 40, secondary: 40, residential: 20, alley: 10, ferry: 12 },
  boat: { waterway: 20 },
};
const SEEDS = Array.from({ length: 8 }, (_, i) => i + 1);
const NODES = 60;
const SPOTS = 24;

function metricOf(seed: number, mode: TravelMode, nodes = NODES): Metric {
  const network = RoadNetwork.build(randomRoads(seed, nodes));
  const random = seeded(seed + 1_000);
  const closed = Array.from({ length: network.segmentCount }, (_, s) => s).filter(() => random() < 0.05);
  const open = Metric.build(network, { mode, kmh: (name) => KMH[mode][name] ?? null, ferryBoardingS: 60 });
  return open.without(closed);
}

/** Spots on usable segments, many of them at junctions and several on one segment. */
function spotsOf(metric: Metric, seed: number, count = SPOTS): Spot[] {
  const random = seeded(seed + 2_000);
  const usable = Array.from({ length: metric.network.segmentCount }, (_, s) => s).filter((s) =>
    metric.isUsable(s),
  );
  return Array.from({ length: usable.length === 0 ? 0 : count }, () => ({
    segment: usable[Math.floor(random() * Math.min(usable.length, count))] as number,
    along: [0, 1, random(), random()][Math.floor(random() * 4)] as number,
    point: { lon: 110, lat: -7.8 },
    offRoadM: 0,
  }));
}

/** Costs from every node to every other by trying all ways over each node in turn (Floyd and Warshall): nothing shared with the searches. */
function allPairs({ network, edgeCost }: Metric): Float64Array[] {
  const { nodeCount } = network;
  const cost = Array.from({ length: nodeCount }, (_, n) =>
    new Float64Array(nodeCount).fill(Infinity).fill(0, n, n + 1),
  );
  edgeCost.forEach((each, edge) => {
    const row = cost[network.tailOf(edge)] as Float64Array;
    row[network.headOf(edge)] = Math.min(row[network.headOf(edge)] as number, each);
  });
  for (const [k, over] of cost.entries())
    for (const row of cost)
      for (let to = 0; to < nodeCount; to += 1)
        row[to] = Math.min(row[to] as number, (row[k] as number) + (over[to] as number));
  return cost;
}

function expectedCost(metric: Metric, pairs: Float64Array[], from: Spot, to: Spot): number {
  let best = costWithinSegment(metric, from, to);
  for (const out of [0, 1] as const)
    for (const into of [0, 1] as const) {
      const row = pairs[metric.network.headOf(from.segment * 2 + out)] as Float64Array;
      const between = row[metric.network.tailOf(to.segment * 2 + into)] as number;
      best = Math.min(best, costFromSpot(metric, from, out) + between + costToSpot(metric, to, into));
    }
  return best;
}

describe.each(['car', 'motorcycle', 'boat'] as const)('by %s', (mode) => {
  it.each(SEEDS)(
    'should give every pair of spots the cost of the fastest way, by every search (seed %i)',
    (seed) => {
      const metric = metricOf(seed, mode);
      const spots = spotsOf(metric, seed);
      const pairs = allPairs(metric);
      const hierarchy = Hierarchy.prepare(metric);
      const again = Hierarchy.prepare(metric, { order: hierarchy.order });
      const searches = [
        new OnePassSearch(metric),
        new HierarchySearch(hierarchy),
        new HierarchySearch(again),
      ];
      for (const spot of spots) {
        const to = spots.map((other) => expectedCost(metric, pairs, other, spot));
        const from = spots.map((other) => expectedCost(metric, pairs, spot, other));
        for (const search of searches) {
          expect([...search.toPoint(spots, spot)]).toEqual(to);
          expect([...search.fromPoint(spot, spots)]).toEqual(from);
          expect(search.fromPoint(spot, [spots[0] as Spot])[0]).toBe(from[0]);
        }
      }
    },
  );
});

describe('PinnedSearch', () => {
  it.each(SEEDS)('should answer as one pass does while pins come, move and go (seed %i)', (seed) => {
    const metric = metricOf(seed, 'motorcycle', 400);
    const onePass = new OnePassSearch(metric);
    const hierarchy = Hierarchy.prepare(metric);
    const random = seeded(seed);
    const pinned = {
      origin: new PinnedSearch(hierarchy, 'origin'),
      destination: new PinnedSearch(hierarchy, 'destination'),
    };
    const where = new Map<string, Spot>();
    const methods = new Set<string>();
    spotsOf(metric, seed, 120).forEach((spot, step) => {
      const id = `unit:${Math.floor(random() * 6)}`;
      const isGone = random() < 0.2;
      if (isGone) expect(pinned.origin.unpin(id)).toBe(where.delete(id));
      else where.set(id, spot);
      if (isGone) pinned.destination.unpin(id);
      else for (const search of Object.values(pinned)) search.pin(id, spot);
      if (step % 2 === 0) for (const search of Object.values(pinned)) search.settle();
      const spots = [...where.values()];
      pinned.origin.query(spot);
      pinned.destination.query(spot);
      expect([...where.keys()].map((key) => pinned.origin.costOf(key))).toEqual([
        ...onePass.toPoint(spots, spot),
      ]);
      expect([...where.keys()].map((key) => pinned.destination.costOf(key))).toEqual([
        ...onePass.fromPoint(spot, spots),
      ]);
      methods.add(pinned.origin.lastMethod);
      if (step % 10 === 0) for (const [key, at] of where) pinned.origin.pin(key, at);
    });
    expect(pinned.origin.size).toBe(where.size);
    expect([...methods].sort()).toEqual(['buckets', 'sweep']);
  });

  it('should enter moved pins ahead when asked to, and say how many are left', () => {
    const metric = metricOf(3, 'car');
    const pinned = new PinnedSearch(Hierarchy.prepare(metric), 'origin');
    spotsOf(metric, 3, 5).forEach((spot, i) => pinned.pin(`unit:${i}`, spot));
    expect(pinned.settle(2)).toBe(3);
    expect(pinned.settle()).toBe(0);
  });

  it('should refuse a name that is not pinned', () => {
    const pinned = new PinnedSearch(Hierarchy.prepare(metricOf(3, 'car')), 'origin');
    expect(() => pinned.costOf('unit:x')).toThrow(RangeError);
    expect(pinned.unpin('unit:x')).toBe(false);
  });
});

describe('Hierarchy', () => {
  it('should be the same for the same roads', () => {
    expect(Hierarchy.prepare(metricOf(5, 'car')).data).toEqual(Hierarchy.prepare(metricOf(5, 'car')).data);
  });

  it('should pause while it is prepared, and count up to the end', () => {
    const steps = Hierarchy.steps(metricOf(5, 'motorcycle', 6_000));
    const shares: number[] = [];
    for (let step = steps.next(); step.done !== true; step = steps.next()) shares.push(step.value);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('should keep its answers when the order comes from other speeds', () => {
    const metric = metricOf(7, 'motorcycle');
    const other = Metric.build(metric.network, {
      mode: 'motorcycle',
      kmh: (name) => (name === 'alley' ? 30 : 9),
    });
    const search = new HierarchySearch(Hierarchy.prepare(other, { order: Hierarchy.prepare(metric).order }));
    const spots = spotsOf(metric, 7);
    const onePass = new OnePassSearch(other);
    for (const spot of spots) expect(search.toPoint(spots, spot)).toEqual(onePass.toPoint(spots, spot));
  });

  it('should refuse the order of another network', () => {
    const { order } = Hierarchy.prepare(metricOf(5, 'car'));
    expect(() => Hierarchy.prepare(metricOf(5, 'car', 90), { order })).toThrow(RangeError);
  });
});

describe('route', () => {
  it.each(SEEDS)('should cost what the table says, edge by edge (seed %i)', (seed) => {
    const metric = metricOf(seed, 'motorcycle');
    const spots = spotsOf(metric, seed);
    for (const search of [new OnePassSearch(metric), new HierarchySearch(Hierarchy.prepare(metric))])
      for (const from of spots)
        for (const to of spots) {
          const cost = search.toPoint([from], to)[0];
          const way = search.route(from, to);
          expect(way?.cost ?? UNREACHABLE).toBe(cost);
          if (way) checkEdges(metric, from, to, way.edges, way.cost);
        }
  });
});

function checkEdges(metric: Metric, from: Spot, to: Spot, edges: readonly number[], cost: number): void {
  expect([edges[0] as number, edges.at(-1) as number].map((edge) => edge >> 1)).toEqual([
    from.segment,
    to.segment,
  ]);
  if (edges.length === 1) return expect(costWithinSegment(metric, from, to)).toBe(cost);
  edges.slice(1).forEach((edge, i) => {
    expect(metric.network.tailOf(edge)).toBe(metric.network.headOf(edges[i] as number));
  });
  const side = (edge: number): 0 | 1 => ((edge & 1) === 0 ? 0 : 1);
  const between = edges.slice(1, -1).reduce((sum, edge) => sum + (metric.edgeCost[edge] as number), 0);
  const ends =
    costFromSpot(metric, from, side(edges[0] as number)) +
    costToSpot(metric, to, side(edges.at(-1) as number));
  expect(ends + between).toBe(cost);
}
