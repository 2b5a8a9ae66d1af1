import { describe, expect, it } from '@jest/globals';
import { segmentOf } from '../../../../../test/support/random-roads.js';
import { RoadNetwork } from './road-network.js';
import { share } from './share.js';

const ROADS = [
  segmentOf({ line: [110, -7.8, 110.001, -7.8], name: 'Jalan Tronojoyo' }),
  segmentOf({ line: [110.00100004, -7.8, 110.002, -7.8], lengthM: 12.34 }),
  segmentOf({ line: [110.0010001, -7.8, 110.002, -7.7], name: 'Jalan Tronojoyo' }),
];

describe('RoadNetwork', () => {
  it('should join ends that agree to the seventh decimal, and no others', () => {
    const { data, nodeCount } = RoadNetwork.build(ROADS);
    expect(data.to[0]).toBe(data.from[1]);
    expect(data.to[0]).not.toBe(data.from[2]);
    expect(nodeCount).toBe(5);
  });

  it('should measure a line whose length is not known', () => {
    const { lengthDm } = RoadNetwork.build(ROADS).data;
    expect([lengthDm[0], lengthDm[1]]).toEqual([1_102, 123]);
  });

  it('should give the same from shared memory', () => {
    const network = RoadNetwork.build(ROADS);
    const shared = new RoadNetwork(share(network.data));
    expect(shared.data.nodeLon.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([0, 1, 2].map((segment) => shared.nameOf(segment))).toEqual([
      'Jalan Tronojoyo',
      '',
      'Jalan Tronojoyo',
    ]);
    expect(shared.byteLength).toBe(network.byteLength);
  });

  it('should find each of very many nodes again', () => {
    const line = (i: number): number[] => [110 + i * 1e-6, -7.8, 110 + (i + 1) * 1e-6, -7.8];
    const many = function* () {
      for (let i = 0; i < 20_000; i += 1) yield segmentOf({ line: line(i) });
    };
    expect(RoadNetwork.build(many()).nodeCount).toBe(20_001);
  });

  it('should refuse a line of one point, naming the segment', () => {
    const broken = segmentOf({ ref: 'way/9', line: [110, -7.8] });
    expect(() => RoadNetwork.build([broken])).toThrow(/way\/9/);
  });
});
