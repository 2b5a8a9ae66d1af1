import { describe, expect, it } from '@jest/globals';
import { pointsThatFit } from './focus-points.policy.js';

/** On this made-up map the zoom falls by one for each unit of spread. */
const zoomOf = (points: readonly number[]): number => 15 - (Math.max(...points) - Math.min(...points));

describe('pointsThatFit', () => {
  it('should keep all points that fit', () => {
    expect(pointsThatFit([0, 1, 2], 13, zoomOf)).toEqual([0, 1, 2]);
  });

  it('should leave out the last ones until the rest fits', () => {
    expect(pointsThatFit([0, 1, 2, 8], 13, zoomOf)).toEqual([0, 1, 2]);
  });

  it('should keep the first point when nothing else fits', () => {
    expect(pointsThatFit([0, 9, 8], 13, zoomOf)).toEqual([0]);
  });
});
