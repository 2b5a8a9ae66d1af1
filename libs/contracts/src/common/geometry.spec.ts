import { describe, expect, it } from '@jest/globals';
import {
  distanceBetweenM,
  distanceM,
  headingBetweenDeg,
  LONGEST_DEGREE_M,
  M_PER_DEGREE,
  movedPoint,
  mPerLonDegree,
} from './geometry.js';

const MONAS = { lon: 106.827153, lat: -6.175392 };

describe('distanceM', () => {
  // WGS 84 geodesics of PostGIS (ST_Distance of geographies); the sphere may be half a per cent off.
  it.each([
    ['Monas to Gedung Sate', { lon: 107.618633, lat: -6.902459 }, 118_860],
    ['Monas to Sabang, along the archipelago', { lon: 95.321, lat: 5.893 }, 1_848_095],
    ['Monas to Merauke', { lon: 140.401, lat: -8.499 }, 3_714_760],
  ])('should be within half a per cent of the ellipsoid: %s', (_, to, geodesicM) => {
    expect(Math.abs(distanceM(MONAS, to) / geodesicM - 1)).toBeLessThan(0.005);
    expect(distanceBetweenM(to.lon, to.lat, MONAS.lon, MONAS.lat)).toBeCloseTo(distanceM(MONAS, to), 6);
  });

  it('should be the known figures of the mean sphere', () => {
    expect(distanceM({ lon: 0, lat: 0 }, { lon: 0, lat: 90 })).toBeCloseTo(10_007_557.2, 1);
    expect(distanceM({ lon: 0, lat: 0 }, { lon: 180, lat: 0 })).toBeCloseTo(20_015_114.4, 1);
    expect(distanceM(MONAS, MONAS)).toBe(0);
    expect(M_PER_DEGREE).toBeCloseTo(111_195.08, 2);
    expect(LONGEST_DEGREE_M).toBeGreaterThan(M_PER_DEGREE);
  });
});

describe('the plane around a point', () => {
  it('should agree with the sphere within a town', () => {
    for (const [northM, eastM] of [
      [1_000, 0],
      [0, -2_000],
      [-3_000, 4_000],
    ] as const) {
      const moved = movedPoint(MONAS, northM, eastM);
      const straightM = Math.hypot(northM, eastM);
      expect(Math.abs(distanceM(MONAS, moved) - straightM)).toBeLessThan(straightM / 10_000);
    }
    expect(mPerLonDegree(0)).toBe(M_PER_DEGREE);
    expect(mPerLonDegree(60)).toBeCloseTo(M_PER_DEGREE / 2, 6);
  });

  it.each([
    [1_000, 0, 0],
    [0, 1_000, 90],
    [-1_000, 0, 180],
    [0, -1_000, 270],
    [1_000, 1_000, 45],
  ])('should head %d m north and %d m east at %d degrees', (northM, eastM, headingDeg) => {
    expect(headingBetweenDeg(MONAS, movedPoint(MONAS, northM, eastM))).toBeCloseTo(headingDeg, 1);
  });
});
