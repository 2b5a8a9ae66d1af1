import { M_PER_DEGREE } from '#siaga/contracts';
import { describe, expect, it } from '@jest/globals';
import { headingBetween, placeOn, pointAt, trackOf } from './track.policy.js';

/** Metres east and north of a point in Jambi, as [lon, lat]. */
const M = 1 / M_PER_DEGREE;
const at = (eastM: number, northM: number): [number, number] => [103.61 + eastM * M, -1.6 + northM * M];
const point = (eastM: number, northM: number) => {
  const [lon, lat] = at(eastM, northM);
  return { lon, lat };
};

describe('track', () => {
  const corner = trackOf([at(0, 0), at(300, 0), at(300, 400)]);

  it('should measure the line', () => {
    expect(corner.lengthM).toBeCloseTo(700, -1);
    expect(trackOf([]).lengthM).toBe(0);
  });

  it.each([
    ['on the first street', point(100, 0), 100, 0],
    ['beside the second', point(320, 150), 450, 20],
    ['before the start', point(-50, 0), 0, 50],
    ['behind the end', point(300, 460), 700, 60],
    ['off at a corner, on its outside', point(330, -40), 300, 50],
  ])('should place a unit %s', (_, where, alongM, offM) => {
    const place = placeOn(corner, where);
    expect(place?.alongM).toBeCloseTo(alongM, -1);
    expect(place?.offM).toBeCloseTo(offM, -1);
  });

  it('should take the nearest of two pieces at a corner, though both are near', () => {
    expect(placeOn(corner, point(299, 9))?.alongM).toBeCloseTo(309, -1);
  });

  it('should take the first pass where the way comes back on the same street', () => {
    const back = trackOf([at(0, 0), at(500, 0), at(500, 8), at(0, 8)]);
    expect(placeOn(back, point(200, 5))?.alongM).toBeLessThan(250);
    expect(placeOn(back, point(200, 5), 600)?.alongM).toBeGreaterThan(750);
  });

  it('should have no place without a line', () => {
    expect(placeOn(trackOf([]), point(0, 0))).toBeNull();
    expect(placeOn(trackOf([at(0, 0)]), point(0, 0))).toBeNull();
  });

  it('should give points along the line and its ends beyond', () => {
    const where = (alongM: number) => {
      const found = pointAt(corner, alongM);
      return found && placeOn(corner, found)?.alongM;
    };
    expect(where(150)).toBeCloseTo(150, -1);
    expect(where(450)).toBeCloseTo(450, -1);
    expect(where(-20)).toBe(0);
    expect(where(9_999)).toBeCloseTo(corner.lengthM, 3);
    expect(pointAt(trackOf([]), 3)).toBeNull();
  });

  it('should know where the line runs', () => {
    expect(headingBetween(corner, 100, 150)).toBeCloseTo(90, 0);
    expect(headingBetween(corner, 400, 450)).toBeCloseTo(0, 0);
    expect(headingBetween(trackOf([at(0, 0), at(0, 0)]), 0, 10)).toBeNull();
  });
});
