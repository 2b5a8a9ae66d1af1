import { describe, expect, it } from '@jest/globals';
import { unitOf, type PlacedRegion, type Puskesmas } from './area-units.policy.js';

const puskesmas = (id: string, districtCode: string | null, lon: number | null): Puskesmas => ({
  ...{ id, name: `Puskesmas ${id}`, regionCode: '15.71', districtCode },
  point: lon === null ? null : { lon, lat: -1.6 },
});
const ALL = [
  puskesmas('a', '15.71.03', 103.63),
  puskesmas('b', '15.71.03', 103.65),
  puskesmas('c', '15.71.09', null),
  puskesmas('d', null, 103.5),
];
const regions = new Map<string, PlacedRegion>(
  [
    { code: '15.71.03.1003', name: 'Talang Banjar', point: { lon: 103.634, lat: -1.602 } },
    { code: '15.71.03.1010', name: 'Tanjung Pinang', point: { lon: 103.649, lat: -1.593 } },
    { code: '15.71.03.1011', name: 'Tanpa Titik', point: null },
    { code: '15.71.03', name: 'Jambi Timur', point: null },
    { code: '15.71', name: 'Kota Jambi', point: null },
  ].map((one) => [one.code, one]),
);

describe('who answers for a part of an area', () => {
  it.each([
    ['the only one of a district', '15.71.09.1001', 'c', 'Puskesmas c'],
    ['of several the nearest', '15.71.03.1003', 'a', 'Puskesmas a'],
    ['of several the nearest', '15.71.03.1010', 'b', 'Puskesmas b'],
    ['the district, where it cannot be told which', '15.71.03.1011', null, 'Jambi Timur'],
    ['the district, of somebody whose village is not known', '15.71.03', null, 'Jambi Timur'],
    ['the regency, of somebody of whom no more is known', '15.71', null, 'Kota Jambi'],
    ['a region that nobody has a name for', '15.71.04.1001', null, '15.71.04'],
  ])('should be %s: %s', (_, code, facilityId, name) => {
    expect(unitOf(code, ALL, regions)).toMatchObject({ facilityId, name });
  });
});
