import { describe, expect, it } from '@jest/globals';
import type { RoadSegment } from '../domain/map-records.js';
import { RoadGraph } from './road-graph.policy.js';

const road = (from: number, to: number, overrides: Partial<RoadSegment> = {}): RoadSegment => ({
  id: 1,
  ref: `way/${from}-${to}`,
  name: null,
  aliases: [],
  roadClass: 'residential',
  oneway: 0,
  maxSpeedKmh: null,
  access: 3,
  isBridge: false,
  line: [from, 0, to, 0],
  lengthM: Math.abs(to - from) * 100,
  ...overrides,
});

function graphOf(...roads: RoadSegment[]): RoadGraph {
  const graph = new RoadGraph();
  for (const each of roads) graph.add(each);
  return graph;
}

describe('road graph', () => {
  it('should tell the parts that hang together, longest first', () => {
    const parts = graphOf(road(10, 11), road(0, 1), road(2, 1), road(2, 5)).components();
    expect(parts.map(({ lengthM, roads }) => [lengthM, roads])).toEqual([
      [500, 3],
      [100, 1],
    ]);
    expect(parts[1]?.at).toEqual([10, 0]);
  });

  it('should join by a ferry that takes cars and not by water', () => {
    const ferry = road(1, 2, { roadClass: 'ferry', access: 7 });
    const river = road(3, 4, { roadClass: 'waterway', access: 4 });
    expect(graphOf(road(0, 1), ferry, road(2, 3), river, road(4, 5)).components()).toHaveLength(2);
  });

  it('should tell oneways that lead nowhere or come from nowhere', () => {
    const into = road(1, 2, { oneway: 1, ref: 'way/in' });
    const against = road(3, 1, { oneway: 1, ref: 'way/out' });
    expect(graphOf(road(0, 1), into, against).deadEnds()).toEqual([
      { ref: 'way/in', name: null, at: [2, 0], why: 'no_way_out' },
      { ref: 'way/out', name: null, at: [3, 0], why: 'no_way_in' },
    ]);
  });

  it('should read a oneway against its line', () => {
    expect(graphOf(road(0, 1), road(1, 2, { oneway: -1 })).deadEnds()).toMatchObject([
      { at: [2, 0], why: 'no_way_in' },
    ]);
  });

  it('should pass a roundabout that closes on itself', () => {
    const ring = road(1, 1, { oneway: 1, line: [1, 0, 2, 1, 1, 0] });
    expect(graphOf(road(0, 1), ring).deadEnds()).toEqual([]);
  });
});
