import { describe, expect, it } from '@jest/globals';
import { ROAD_ACCESS, type RoadClass, type TravelMode } from '#siaga/contracts';
import type { RoadSegment } from '#siaga/mapdata';
import { segmentOf } from '../../../../../test/support/random-roads.js';
import { Metric } from '../metric/metric.js';
import { RoadNetwork } from '../network/road-network.js';
import { metresOf, secondsOf, UNREACHABLE } from '../search/cost.js';
import { OnePassSearch } from '../search/one-pass-search.js';
import { offRoadSeconds } from '../search/spot.js';
import { closedSegments, type ClosedArea } from './closed-segments.js';
import { SegmentIndex } from './segment-index.js';
import { Snapper } from './snapper.js';

const KMH: Record<TravelMode, Partial<Record<RoadClass, number>>> = {
  car: { residential: 36, ferry: 18 },
  motorcycle: { residential: 36, alley: 18, ferry: 18 },
  boat: { waterway: 18 },
};
/** About 11.1 m. */
const STEP = 0.0001;

/** A straight road along the equator from one step to another; `north` steps up. */
function road(from: number, to: number, north = 0, given: Partial<RoadSegment> = {}): RoadSegment {
  const line = [110 + from * STEP, north * STEP, 110 + to * STEP, north * STEP];
  return segmentOf({ line, ...given });
}

/** A road of many nodes, so that it counts as a network. */
function longRoad(steps: number, north = 0): RoadSegment[] {
  return Array.from({ length: steps }, (_, i) => road(i, i + 1, north));
}

function worldOf(roads: RoadSegment[], mode: TravelMode = 'car', areas: ClosedArea[] = []) {
  const network = RoadNetwork.build(roads);
  const index = SegmentIndex.build(network);
  const closed = [...closedSegments(index, areas)].filter(([, bits]) => (bits & ROAD_ACCESS[mode]) !== 0);
  const open = Metric.build(network, { mode, kmh: (name) => KMH[mode][name] ?? null, ferryBoardingS: 60 });
  const metric = open.without(closed.map(([segment]) => segment));
  return { metric, snapper: new Snapper(index, metric), search: new OnePassSearch(metric) };
}

const at = (x: number, north = 0) => ({ lon: 110 + x * STEP, lat: north * STEP });

describe('Snapper', () => {
  it('should find the nearest point of the nearest road, and say how far it is', () => {
    const spot = worldOf([road(0, 10), road(0, 10, 5)]).snapper.snap(at(4, 1), 'origin');
    expect(spot?.segment).toBe(0);
    expect(spot?.along).toBeCloseTo(0.4, 3);
    expect(spot?.offRoadM).toBeCloseTo(11.12, 1);
    expect(spot && offRoadSeconds(spot)).toBeCloseTo(8, 0);
  });

  it('should find nothing where no road is within 1,500 m, or none at all', () => {
    expect(worldOf([road(0, 10)]).snapper.snap(at(0, 140), 'origin')).toBeNull();
    expect(worldOf([road(0, 10)]).snapper.snap(at(0, 130), 'origin')).not.toBeNull();
    expect(worldOf([]).snapper.snap(at(0), 'origin')).toBeNull();
  });

  it('should pass over an alley by car, not by motorcycle', () => {
    const roads = [road(0, 10, 1, { roadClass: 'alley', access: ROAD_ACCESS.motorcycle }), road(0, 10, 6)];
    expect(worldOf(roads).snapper.snap(at(5), 'origin')?.segment).toBe(1);
    expect(worldOf(roads, 'motorcycle').snapper.snap(at(5), 'origin')?.segment).toBe(0);
  });

  it('should pass over a bit of road that leads nowhere for the network beyond it', () => {
    const { snapper } = worldOf([road(3, 5, 2), ...longRoad(40)]);
    expect(snapper.snap(at(4, 2), 'destination')?.segment).toBeGreaterThan(0);
  });

  it('should stay on an island when the network is too far away', () => {
    const { snapper } = worldOf([road(3, 5, 60), ...longRoad(40)]);
    expect(snapper.snap(at(4, 61), 'destination')?.segment).toBe(0);
  });

  it('should begin no drive on a oneway road that ends nowhere, but may end one there', () => {
    const { snapper } = worldOf([
      ...longRoad(40),
      segmentOf({ line: [110 + 4 * STEP, 0, 110 + 4 * STEP, 10 * STEP], oneway: 1 }),
    ]);
    expect(snapper.snap(at(4, 9), 'destination')?.segment).toBe(40);
    expect(snapper.snap(at(4, 9), 'origin')?.segment).toBeLessThan(40);
  });
});

describe('Snapper at a junction', () => {
  /** A street of two carriageways that begins at the junction (0, 0), and streets of both ways to the west and north. */
  const away = segmentOf({ line: [110, 0, 110 + 20 * STEP, 0], oneway: 1 });
  const back = segmentOf({ line: [110 + 20 * STEP, -STEP, 110, 0], oneway: 1 });
  const joint = segmentOf({ line: [110 + 20 * STEP, 0, 110 + 20 * STEP, -STEP] });
  const west = road(-20, 0);
  const north = segmentOf({ line: [110, 0, 110, 20 * STEP] });
  const ORDERS = [
    [away, back, joint, west, north],
    [north, west, joint, back, away],
    [back, away, west, north, joint],
  ];

  const seconds = (roads: RoadSegment[], from: ReturnType<typeof at>, to: ReturnType<typeof at>): number => {
    const { snapper, search } = worldOf(roads);
    const [start, end] = [snapper.snap(from, 'origin'), snapper.snap(to, 'destination')];
    return start && end ? secondsOf(search.fromPoint(start, [end])[0] ?? UNREACHABLE) : NaN;
  };

  it.each(ORDERS.map((roads, order) => [order, roads] as const))(
    'should take the node for itself whatever road has the lowest number (%s)',
    (_, roads) => {
      const [node, inWest, inNorth] = [at(0), at(-20), at(0, 20)];
      // 222 m at 36 km/h.
      for (const end of [inWest, inNorth]) {
        expect(seconds(roads, node, end)).toBeCloseTo(22.2, 0);
        expect(seconds(roads, end, node)).toBeCloseTo(22.2, 0);
      }
      expect(seconds(roads, inWest, inNorth)).toBeCloseTo(44.5, 0);
      expect(seconds(roads, node, node)).toBe(0);
    },
  );

  it('should take the node within a metre of it, and the road a little farther on', () => {
    const { snapper } = worldOf(ORDERS[0] ?? []);
    const beside = snapper.snap({ lon: 110 + 0.000004, lat: 0 }, 'origin');
    expect([0, 1]).toContain(beside?.along);
    expect(snapper.snap(at(5), 'origin')?.along).toBeCloseTo(0.25, 2);
  });

  it('should begin and end drives with only oneway roads at the node, by one that leads there or away', () => {
    const roads = [away, back, joint];
    expect(seconds(roads, at(0), at(10))).toBeCloseTo(11.1, 0);
    expect(seconds(roads, at(20), at(0))).toBeCloseTo(23.4, 0);
  });
});

describe('closedSegments', () => {
  const area = (west: number, east: number, bits: number): ClosedArea => ({
    ring: [at(west, -1), at(east, -1), at(east, 1), at(west, 1)],
    bits,
  });

  it('should close what an area touches, for its modes only', () => {
    const { metric } = worldOf(longRoad(10), 'car', [area(2.5, 3.5, ROAD_ACCESS.car)]);
    expect(Array.from({ length: 10 }, (_, s) => metric.isUsable(s))).toEqual(
      Array.from({ length: 10 }, (_, s) => s !== 2 && s !== 3),
    );
    const { metric: other } = worldOf(longRoad(10), 'motorcycle', [area(2.5, 3.5, ROAD_ACCESS.car)]);
    expect(other.isUsable(2)).toBe(true);
  });

  it('should close a road that only crosses an area, and none whose box alone meets it', () => {
    const crossing = road(0, 10);
    const corner = segmentOf({
      line: [110, 5 * STEP, 110 + 10 * STEP, 5 * STEP, 110 + 10 * STEP, -5 * STEP],
    });
    const { metric } = worldOf([crossing, corner], 'car', [area(4, 6, ROAD_ACCESS.car)]);
    expect([metric.isUsable(0), metric.isUsable(1)]).toEqual([false, true]);
  });

  it('should make a drive go round', () => {
    const detour = segmentOf({
      line: [110, 0, 110, 9 * STEP, 110 + 10 * STEP, 9 * STEP, 110 + 10 * STEP, 0],
    });
    const wayM = (areas: ClosedArea[]): number => {
      const { snapper, search } = worldOf([...longRoad(10), detour], 'car', areas);
      const [from, to] = [snapper.snap(at(0), 'origin'), snapper.snap(at(10), 'destination')];
      return from && to ? metresOf(search.toPoint([from], to)[0] ?? UNREACHABLE) : NaN;
    };
    expect(wayM([])).toBeCloseTo(111, 0);
    expect(wayM([area(4, 6, ROAD_ACCESS.car)])).toBeCloseTo(311, 0);
  });
});

describe('one drive', () => {
  function drive(roads: RoadSegment[], from: number, to: number, mode: TravelMode = 'car') {
    const { snapper, search } = worldOf(roads, mode);
    const [start, end] = [snapper.snap(at(from), 'origin'), snapper.snap(at(to), 'destination')];
    if (!start || !end) throw new Error('off the roads');
    const cost = search.toPoint([start], end)[0] ?? UNREACHABLE;
    return { seconds: secondsOf(cost), metres: metresOf(cost), way: search.route(start, end) };
  }

  it('should stay on the segment that both ends are on', () => {
    const { seconds, metres, way } = drive([road(0, 10, 0, { lengthM: 100, name: 'Jalan Satu' })], 2, 7);
    expect([seconds, metres]).toEqual([5, 50]);
    expect(way?.line).toHaveLength(2);
    expect(way?.line[0]?.[0]).toBeCloseTo(at(2).lon, 6);
    expect(way?.line[1]?.[0]).toBeCloseTo(at(7).lon, 6);
    expect(way?.steps).toEqual([{ name: 'Jalan Satu', seconds: 5, distanceM: 50, at: way?.line[0] }]);
  });

  it('should go round when the other end lies behind on a oneway segment', () => {
    const back = segmentOf({ line: [110 + 10 * STEP, 0, 110 + 5 * STEP, 30 * STEP, 110, 0], lengthM: 300 });
    const there = road(0, 10, 0, { lengthM: 100, oneway: 1 });
    expect(drive([there, back], 2, 7).metres).toBe(50);
    const round = drive([there, back], 7, 2);
    expect(round.metres).toBe(30 + 300 + 20);
    expect(round.way?.edges).toEqual([0, 2, 0]);
    expect(round.way?.steps.reduce((sum, step) => sum + step.distanceM, 0)).toBe(350);
  });

  it('should go by water in a boat', () => {
    const river = road(0, 10, 0, { roadClass: 'waterway', access: ROAD_ACCESS.boat, lengthM: 100 });
    expect(drive([river, road(0, 10, 1)], 0, 10, 'boat').seconds).toBe(20);
  });

  it('should board a ferry once, however many pieces the crossing is drawn in', () => {
    const ferry = (from: number): RoadSegment =>
      road(from, from + 10, 0, { roadClass: 'ferry', lengthM: 100 });
    const roads = [road(0, 10, 0, { lengthM: 100 }), ferry(10), ferry(20), road(30, 40, 0, { lengthM: 100 })];
    expect(drive(roads, 0, 40).seconds).toBe(10 + 60 + 40 + 10);
  });

  it('should keep to a posted maximum, and to the table where that is lower', () => {
    expect(drive([road(0, 10, 0, { lengthM: 100, maxSpeedKmh: 18 })], 0, 10).seconds).toBe(20);
    expect(drive([road(0, 10, 0, { lengthM: 100, maxSpeedKmh: 80 })], 0, 10).seconds).toBe(10);
  });
});
