import { describe, expect, it } from '@jest/globals';
import type { MovingUnit } from '../ports.js';
import { isInArea, viewArea } from './view-area.policy.js';
import { ViewGroup } from './view-group.js';

const JAMBI = { west: 103.5, south: -1.75, east: 103.75, north: -1.5 };
const unit = (unitId: string, lon: number, lat: number, regionCode = '15.71'): MovingUnit => ({
  unitId,
  regionCode,
  lon,
  lat,
  headingDeg: null,
  speedMps: 12,
  atMs: 1,
});

describe('viewArea', () => {
  it('should hold the whole view and at most half as much again', () => {
    const view = { west: 103.51, south: -1.71, east: 103.69, north: -1.52 };
    const area = viewArea(view);
    expect(area.west).toBeLessThanOrEqual(view.west);
    expect(area.south).toBeLessThanOrEqual(view.south);
    expect(area.east).toBeGreaterThanOrEqual(view.east);
    expect(area.north).toBeGreaterThanOrEqual(view.north);
    expect(area.east - area.west).toBeLessThanOrEqual((view.east - view.west) * 1.5);
  });

  it('should be the same for maps that differ by little', () => {
    expect(viewArea({ west: 103.505, south: -1.735, east: 103.695, north: -1.51 })).toEqual(
      viewArea({ west: 103.51, south: -1.73, east: 103.7, north: -1.515 }),
    );
  });

  it('should hold a view without extent', () => {
    const point = { west: 103.6, south: -1.6, east: 103.6, north: -1.6 };
    expect(isInArea(viewArea(point), 103.6, -1.6)).toBe(true);
  });
});

describe('ViewGroup', () => {
  const group = (): ViewGroup => {
    const made = new ViewGroup(['15'], JAMBI);
    made.next([], []);
    return made;
  };
  const idsOf = (tuples: readonly (readonly unknown[])[]): unknown[] => tuples.map(([id]) => id);

  it('should show units of its regions within its area only', () => {
    const moved = [
      unit('near', 103.6, -1.6),
      unit('far', 106.8, -6.2, '31.71'),
      unit('other-region', 103.6, -1.6, '16.71'),
    ];
    expect(group().next(moved, [])).toEqual([['near', 103.6, -1.6, -1, 12, 1]]);
  });

  it('should show all units at first and to a newcomer, and then those that moved', () => {
    const all = [unit('a', 103.6, -1.6), unit('b', 103.61, -1.6)];
    const made = new ViewGroup(['15.71'], JAMBI);
    expect(idsOf(made.next([], all))).toEqual(['a', 'b']);
    expect(idsOf(made.next(all.slice(1), all))).toEqual(['b']);
    made.wantFull();
    expect(idsOf(made.next([], all))).toEqual(['a', 'b']);
  });

  it('should show all units again after a while, since frames may be lost', () => {
    const all = [unit('a', 103.6, -1.6)];
    const made = group();
    const frames = Array.from({ length: 30 }, () => made.next([], all).length);
    expect(frames.filter((length) => length > 0).length).toBeGreaterThan(0);
  });

  it('should have one key for the same rights in any order', () => {
    expect(new ViewGroup(['15', '16'], JAMBI).key).toBe(new ViewGroup(['16', '15'], JAMBI).key);
    expect(new ViewGroup(['15'], JAMBI).key).not.toBe(new ViewGroup(['16'], JAMBI).key);
  });
});
