import { describe, expect, it } from '@jest/globals';
import { ROAD_ACCESS } from '#siaga/contracts';
import type { RoadSegment } from '#siaga/mapdata';
import { randomRoads, seeded, segmentOf } from '../../../../../test/support/random-roads.js';
import { RoadNetwork } from '../network/road-network.js';
import { secondsOf } from '../search/cost.js';
import { stronglyConnected, type Components } from './components.js';
import { Metric } from './metric.js';

const KMH = { trunk: 60, secondary: 40, residential: 20, alley: 10, ferry: 12, waterway: 20 };
const SEEDS = Array.from({ length: 30 }, (_, seed) => seed + 1);

function metricOf(roads: Iterable<RoadSegment>, waterFactor?: number): Metric {
  const kmh = (name: string): number | null => (KMH as Record<string, number>)[name] ?? null;
  return Metric.build(RoadNetwork.build(roads), {
    mode: 'motorcycle',
    kmh,
    ferryBoardingS: 60,
    ...(waterFactor === undefined ? {} : { waterFactor }),
  });
}

/** Components with the numbers in the order of their first node, and the sizes that go with them. */
function normal({ of, size }: Components): { of: number[]; size: number[] } {
  const numbers = new Map<number, number>();
  const sizes: number[] = [];
  const renumbered = [...of].map((number) => {
    if (!numbers.has(number)) sizes.push(size[number] ?? 0);
    numbers.set(number, numbers.get(number) ?? numbers.size);
    return numbers.get(number) ?? -1;
  });
  return { of: renumbered, size: sizes };
}

/** A town of `side` by `side` crossings, each third row oneway. */
function town(side: number): RoadSegment[] {
  const roads: RoadSegment[] = [];
  const street = (a: [number, number], b: [number, number], oneway: 0 | 1): void => {
    const line = [...a, ...b].map((at, index) => (index % 2 === 0 ? 110 : -7.8) + at * 0.001);
    roads.push(segmentOf({ id: roads.length + 1, line, oneway, lengthM: 100 }));
  };
  for (let x = 0; x < side; x += 1)
    for (let y = 0; y < side; y += 1) {
      if (x + 1 < side) street([x, y], [x + 1, y], y % 3 === 1 ? 1 : 0);
      if (y + 1 < side) street([x, y], [x, y + 1], 0);
    }
  return roads;
}

/** Segments that lie in a rectangle of the town, on its edge as well. */
function segmentsIn({ network }: Metric, [west, south, east, north]: readonly number[]): number[] {
  const { nodeLon, nodeLat, from, to } = network.data;
  const at = (node: number): number[] => [
    Math.round(((nodeLon[node] ?? 0) / 1e7 - 110) * 1_000),
    Math.round(((nodeLat[node] ?? 0) / 1e7 + 7.8) * 1_000),
  ];
  const isIn = (node: number): boolean => {
    const [x = -1, y = -1] = at(node);
    return x >= (west ?? 0) && x <= (east ?? 0) && y >= (south ?? 0) && y <= (north ?? 0);
  };
  return Array.from({ length: network.segmentCount }, (_, s) => s).filter(
    (s) => isIn(from[s] ?? 0) || isIn(to[s] ?? 0),
  );
}

describe('Metric.without', () => {
  function checkWithout(open: Metric, closed: readonly number[]): void {
    const before = open.edgeCost.slice();
    const metric = open.without(closed);
    expect(open.edgeCost).toEqual(before);
    metric.edgeCost.forEach((cost, edge) =>
      expect(cost).toBe(closed.includes(edge >> 1) ? Infinity : before[edge]),
    );
    expect(normal(metric.components)).toEqual(normal(stronglyConnected(open.network, metric.edgeCost)));
  }

  it.each(SEEDS)('should be what building it closed gives, on nasty roads (seed %i)', (seed) => {
    const open = metricOf(randomRoads(seed, 40 + seed * 10));
    const random = seeded(seed + 3_000);
    const share = [0.01, 0.05, 0.3][seed % 3] ?? 0;
    for (let round = 0; round < 5; round += 1)
      checkWithout(
        open,
        Array.from({ length: open.network.segmentCount }, (_, s) => s).filter(() => random() < share),
      );
  });

  it.each([
    ['one street', [10, 10, 10, 10]],
    ['a block', [10, 10, 14, 14]],
    ['a wall across the town', [20, 0, 20, 39]],
    ['a corner cut off', [0, 3, 3, 3]],
    ['everything', [0, 0, 39, 39]],
    ['nothing', [50, 50, 51, 51]],
  ] as const)('should be what building it closed gives, in a town: %s', (_, box) => {
    const open = metricOf(town(40));
    checkWithout(open, segmentsIn(open, box));
  });

  it('should keep a pocket that a closed ring of streets cuts off apart', () => {
    const open = metricOf(town(40));
    const inner = new Set(segmentsIn(open, [11, 11, 14, 14]));
    const ring = segmentsIn(open, [10, 10, 15, 15]).filter((segment) => !inner.has(segment));
    const { components } = open.without([...ring, ...segmentsIn(open, [10, 12, 10, 12])]);
    expect(components.size.reduce((most, size) => Math.max(most, size), 0)).toBeGreaterThan(1_500);
    checkWithout(open, ring);
  });
});

describe('Metric.build', () => {
  it('should count water as often as asked and land once', () => {
    const lines = [0, 1, 2].map((x) => [110 + x * 0.001, -7.8, 110 + (x + 1) * 0.001, -7.8]);
    const roads = (['residential', 'ferry', 'residential'] as const).map((roadClass, index) =>
      segmentOf({
        id: index + 1,
        line: lines[index] ?? [],
        roadClass,
        lengthM: 100,
        access: ROAD_ACCESS.motorcycle,
      }),
    );
    const seconds = (factor?: number): number[] =>
      [0, 2, 4].map((edge) => secondsOf(metricOf(roads, factor).edgeCost[edge] ?? Infinity));
    expect(seconds()).toEqual([18, 90, 18]);
    expect(seconds(1.25)).toEqual([18, 112.5, 18]);
  });
});
