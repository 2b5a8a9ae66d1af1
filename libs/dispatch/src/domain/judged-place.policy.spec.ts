import { describe, expect, it } from '@jest/globals';
import type { Place } from '#siaga/contracts';
import { judgedPlace } from './judged-place.policy.js';

const at = (lon: number, lat: number, doubt?: Place['doubt']): Place => ({
  ...{ point: { lon, lat }, accuracyM: 20, source: 'map_pin', label: 'A', context: '', regionCode: null },
  ...{ isConfirmed: true, ...(doubt && { doubt }) },
});

describe('the place of an incident', () => {
  it.each([
    ['zero', at(0, 0), '15.71', 'zero'],
    ['swapped', at(-1.6, 103.6), '15.71', 'swapped'],
    ['a good one', at(103.6, -1.6), '15.71', undefined],
    ['one that a client doubts', at(103.6, -1.6, 'jump'), '15.71', undefined],
    ['one of a replayed history', at(-122.4, 37.8), '99.01', undefined],
  ])('should be judged by Siaga: %s', (_, place, regionCode, doubt) => {
    expect(judgedPlace(place, { regionCode }).doubt).toBe(doubt);
  });

  it('should be left as it was written down in an imported history', () => {
    const importedAt = '2020-01-01T00:00:00Z';
    expect(judgedPlace(at(-122.4, 37.8), { regionCode: '15.71', importedAt }).doubt).toBeUndefined();
  });
});
