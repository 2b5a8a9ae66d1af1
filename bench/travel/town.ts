import { performance } from 'node:perf_hooks';
import type { Point, RoadClass } from '#siaga/contracts';
import { Hierarchy, Metric, RoadNetwork, SegmentIndex, Snapper, type Spot } from '#siaga/roads';
import type { RoadSegment } from '#siaga/mapdata';
import { check } from '../harness/check.js';

/** Speed of a car by class of road; no car uses the others. */
export const KMH: Partial<Record<RoadClass, number>> = {
  trunk: 60,
  primary: 50,
  secondary: 40,
  tertiary: 30,
  residential: 20,
  service: 15,
};
const PER_DEGREE = 1e7;

/** A town ready to be asked, and how long that took. */
export interface Town {
  readonly name: string;
  readonly network: RoadNetwork;
  readonly metric: Metric;
  readonly snapper: Snapper;
  readonly hierarchy: Hierarchy;
  readonly prepareS: number;
}

/** Builds graph, costs and index and prepares the hierarchy. */
export function makeTown(name: string, roads: Iterable<RoadSegment>): Town {
  const network = RoadNetwork.build(roads);
  const metric = metricOf(network, 1);
  const snapper = new Snapper(SegmentIndex.build(network), metric);
  const { value: hierarchy, seconds: prepareS } = timed(() => Hierarchy.prepare(metric));
  return { name, network, metric, snapper, hierarchy, prepareS };
}

/** All speeds times a factor for streets: another metric on the same roads. */
export function metricOf(network: RoadNetwork, streetFactor: number): Metric {
  return Metric.build(network, {
    mode: 'car',
    kmh: (name) => {
      const kmh = KMH[name] ?? null;
      return kmh === null || name === 'trunk' ? kmh : kmh * streetFactor;
    },
  });
}

/** Runs the work once and says how long it took. */
export function timed<T>(work: () => T): { value: T; seconds: number } {
  const startedAtMs = performance.now();
  const value = work();
  return { value, seconds: (performance.now() - startedAtMs) / 1_000 };
}

/** A place exactly at a crossing, which pgRouting can be asked about as well. */
export interface Crossing {
  readonly node: number;
  readonly point: Point;
  readonly spot: Spot;
}

/** A random crossing of the part of the town where everything reaches everything. */
export function randomCrossing({ network, metric }: Town, random: () => number): Crossing {
  const { outFirst, outEdges, nodeLon, nodeLat } = network.data;
  const { of, size } = metric.components;
  for (;;) {
    const node = Math.floor(random() * network.nodeCount);
    const edge = outEdges[outFirst[node] ?? 0] ?? 0;
    if ((size[of[node] ?? 0] ?? 0) * 2 < network.nodeCount) continue;
    check(network.tailOf(edge) === node, 'an edge leaves its node');
    const point = { lon: (nodeLon[node] ?? 0) / PER_DEGREE, lat: (nodeLat[node] ?? 0) / PER_DEGREE };
    return { node, point, spot: { segment: edge >> 1, along: edge & 1, point, offRoadM: 0 } };
  }
}
