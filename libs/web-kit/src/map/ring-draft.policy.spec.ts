import { describe, expect, it } from '@jest/globals';
import { type Point } from '#siaga/contracts';
import { meaningOfPress, MOST_POINTS } from './ring-draft.policy.js';

const at = (lon: number): Point => ({ lon, lat: 0 });
const pressAt =
  (lon: number) =>
  (point: Point): boolean =>
    Math.abs(point.lon - lon) < 1;

describe('meaningOfPress', () => {
  it('should set the first point, and each that is away from the others', () => {
    expect(meaningOfPress([], pressAt(0))).toBe('point');
    expect(meaningOfPress([at(0), at(10)], pressAt(20))).toBe('point');
  });

  it('should end the ring on its first point once it is an area', () => {
    expect(meaningOfPress([at(0), at(10), at(20)], pressAt(0.5))).toBe('end');
    expect(meaningOfPress([at(0), at(10)], pressAt(0.5))).toBe('point');
  });

  it('should not set a point twice for a double press', () => {
    expect(meaningOfPress([at(0), at(10), at(20)], pressAt(20.3))).toBe('nothing');
  });

  it('should take no more points than the server does', () => {
    const full = Array.from({ length: MOST_POINTS }, (_, index) => at(index * 2));
    expect(meaningOfPress(full, pressAt(-50))).toBe('nothing');
  });
});
