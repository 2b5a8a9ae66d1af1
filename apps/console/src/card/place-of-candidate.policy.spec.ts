import { describe, expect, it } from '@jest/globals';
import { type LocateCandidate } from '#siaga/contracts';
import { placeOf } from './place-of-candidate.policy.js';

const VILLAGE: LocateCandidate = {
  id: '35.29.01.1013',
  label: 'Kolor',
  context: 'Kota Sumenep, Sumenep',
  point: { lon: 113.86, lat: -7.02 },
  accuracyM: 1_200,
  ownAccuracyM: null,
  isOutside: false,
  source: 'village',
  regionCode: '35.29.01.1013',
  score: 0.7,
  lines: null,
  matched: [{ from: 10, to: 15 }],
  notUnderstood: [],
};

describe('placeOf', () => {
  it('should be called as the search calls it when all was understood', () => {
    expect(placeOf(VILLAGE, 'kolor')).toEqual({
      point: VILLAGE.point,
      accuracyM: 1_200,
      source: 'village',
      regionCode: '35.29.01.1013',
      label: 'Kolor',
      context: 'Kota Sumenep, Sumenep',
      isConfirmed: true,
    });
  });

  it('should have its own radius once it was chosen among its namesakes', () => {
    const namesake = { ...VILLAGE, accuracyM: 240_000, ownAccuracyM: 1_200 };
    expect(placeOf(namesake, 'kolor').accuracyM).toBe(1_200);
  });

  it('should keep what was typed when a part was not understood', () => {
    const place = placeOf({ ...VILLAGE, notUnderstood: ['depan SDN'] }, ' depan SDN Kolor ');
    expect(place.label).toBe('depan SDN Kolor');
    expect(place.context).toBe('Kolor, Kota Sumenep, Sumenep');
    expect(placeOf({ ...VILLAGE, notUnderstood: ['x'] }, 'x'.repeat(900)).label).toHaveLength(300);
  });
});
