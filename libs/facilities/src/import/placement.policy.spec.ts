import { describe, expect, it } from '@jest/globals';
import { choosePoint, judgePoint, type AddressPlace, type PlacementFacts } from './placement.policy.js';

const STATED = { lon: 103.65, lat: -1.6 };
const ADDRESS: AddressPlace = { point: { lon: 103.63, lat: -1.59 }, accuracyM: 900, source: 'village' };

const facts = (overrides: Partial<PlacementFacts> = {}): PlacementFacts => ({
  stated: { point: STATED, decimals: 6, accuracyM: null },
  isShared: false,
  isDistrictKnown: true,
  offM: 500,
  reachM: 2_000,
  isInside: false,
  isInsideRegency: true,
  pointAccuracyM: 1_000,
  ...overrides,
});
const place = (given: PlacementFacts, address: AddressPlace | null): ReturnType<typeof choosePoint> =>
  choosePoint(given, judgePoint(given), address);

describe('judgePoint', () => {
  it.each([
    ['near its kecamatan', {}, 'near'],
    ['far from the village points but in the kecamatan', { offM: 9_000, isInside: true }, 'near'],
    ['in the regency but far from the kecamatan', { offM: 4_400 }, 'outside_district'],
    ['in another regency', { offM: 4_400, isInsideRegency: false }, 'outside_regency'],
    [
      'outside a regency whose kecamatan is unknown',
      { offM: 4_400, isDistrictKnown: false, isInsideRegency: false },
      'outside_regency',
    ],
    ['missing', { stated: null, offM: null }, 'missing'],
  ] as const)('should see a point %s', (_, overrides, verdict) => {
    expect(judgePoint(facts(overrides))).toBe(verdict);
  });
});

describe('choosePoint', () => {
  it('should use a point near its kecamatan as stated, with the accuracy of its source', () => {
    expect(place(facts(), ADDRESS)).toEqual({
      point: STATED,
      accuracyM: 1_000,
      pointSource: 'import',
      flags: [],
    });
  });

  it('should prefer the address to a point outside the kecamatan, and say so', () => {
    expect(place(facts({ offM: 4_400 }), ADDRESS)).toEqual({
      point: ADDRESS.point,
      accuracyM: 900,
      pointSource: 'village',
      flags: ['point_outside_district', 'placed_by_address'],
    });
  });

  it('should keep a contradicted point with a radius as wide as the contradiction when the address leads nowhere', () => {
    expect(place(facts({ offM: 61_000, isInsideRegency: false }), null)).toEqual({
      point: STATED,
      accuracyM: 61_000,
      pointSource: 'import',
      flags: ['point_outside_regency'],
    });
  });

  it('should keep a point outside the kecamatan when the address says even less', () => {
    const placed = place(facts({ offM: 6_000 }), { ...ADDRESS, accuracyM: 12_000, source: 'district' });
    expect(placed).toMatchObject({ point: STATED, accuracyM: 6_000, flags: ['point_outside_district'] });
  });

  it('should place a row without a point by its address, with the address’s accuracy', () => {
    const placed = place(facts({ stated: null, offM: null }), ADDRESS);
    expect(placed).toMatchObject({ point: ADDRESS.point, accuracyM: 900, flags: ['placed_by_address'] });
  });

  it('should leave a row without point and place unplaced', () => {
    const placed = place(facts({ stated: null, offM: null, isDistrictKnown: false }), null);
    expect(placed).toEqual({
      point: null,
      accuracyM: null,
      pointSource: null,
      flags: ['district_unknown', 'no_point'],
    });
  });

  it('should widen and flag a shared point', () => {
    expect(place(facts({ isShared: true }), null)).toMatchObject({
      accuracyM: 2_000,
      flags: ['point_shared'],
    });
  });

  it('should widen and flag a point of two decimals', () => {
    const placed = place(facts({ stated: { point: STATED, decimals: 2, accuracyM: 50 } }), null);
    expect(placed).toMatchObject({ accuracyM: 786, flags: ['point_coarse'] });
  });

  it('should trust an accuracy that the row states', () => {
    expect(place(facts({ stated: { point: STATED, decimals: 6, accuracyM: 25 } }), null).accuracyM).toBe(25);
  });
});
