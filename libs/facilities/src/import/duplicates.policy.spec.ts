import { describe, expect, it } from '@jest/globals';
import { findDuplicates, type Comparable } from './duplicates.policy.js';

const entry = (key: string, name: string, overrides: Partial<Comparable> = {}): Comparable => ({
  key,
  name,
  kind: 'hospital',
  regionCode: '15.71',
  point: { lon: 103.6, lat: -1.6 },
  ...overrides,
});
const pairs = (...all: Comparable[]): string[] =>
  findDuplicates(all, () => 'Kota Jambi').map((pair) => pair.why);
const far = { point: { lon: 103.7, lat: -1.6 } };

describe('findDuplicates', () => {
  it('should pair the same hospital under two spellings, however far apart', () => {
    expect(
      pairs(entry('a', 'RSUD H. Abdul Manap'), entry('b', 'RS UMUM DAERAH ABDUL MANAP JAMBI', far)),
    ).toEqual(['same_name']);
  });

  it('should pair hospitals next to each other with half of their words in common', () => {
    expect(pairs(entry('a', 'RS Karya Medika'), entry('b', 'RS Karya Medika II'))).toEqual([
      'near_and_alike',
    ]);
    expect(pairs(entry('a', 'RS Karya Medika'), entry('b', 'RS Karya Medika II', far))).toEqual([]);
  });

  it.each([
    [
      'puskesmas that differ in their numeral',
      entry('a', 'Puskesmas Paal Merah I', { kind: 'puskesmas' }),
      entry('b', 'Puskesmas Paal Merah II', { kind: 'puskesmas' }),
    ],
    [
      'puskesmas of Binamu and Binamu Kota',
      entry('a', 'Puskesmas Binamu', { kind: 'puskesmas' }),
      entry('b', 'Puskesmas Binamu Kota', { kind: 'puskesmas' }),
    ],
    [
      'namesakes in two regencies',
      entry('a', 'RS Bhayangkara'),
      entry('b', 'RS Bhayangkara', { regionCode: '14.71' }),
    ],
  ])('should not pair %s', (_, a, b) => {
    expect(pairs(a, b)).toEqual([]);
  });
});
