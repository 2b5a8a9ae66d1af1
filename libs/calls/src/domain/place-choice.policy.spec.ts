import { describe, expect, it } from '@jest/globals';
import type { Place } from '#siaga/contracts';
import { placeAfterAutomaticFix } from './place-choice.policy.js';

const place = (overrides: Partial<Place> = {}): Place => ({
  point: { lon: 103.61, lat: -1.61 },
  accuracyM: 100,
  source: 'pbx',
  label: 'Pasar Jambi',
  context: 'Kota Jambi',
  regionCode: '15.71',
  isConfirmed: false,
  ...overrides,
});

describe('placeAfterAutomaticFix', () => {
  it('should take the first fix', () => {
    expect(placeAfterAutomaticFix(null, place())).toEqual(place());
  });

  it('should keep a confirmed place, however good the fix', () => {
    const confirmed = place({ isConfirmed: true, accuracyM: 500 });
    expect(placeAfterAutomaticFix(confirmed, place({ accuracyM: 5, source: 'aml' }))).toBe(confirmed);
  });

  it.each([
    [100, 'newer'],
    [200, 'newer'],
    [201, 'older'],
    [5, 'newer'],
  ] as const)('should, with a newer fix of %d m after one of 100 m, use the %s', (accuracyM, winner) => {
    const older = place();
    const newer = place({ accuracyM, label: 'Telanaipura' });
    expect(placeAfterAutomaticFix(older, newer)).toBe(winner === 'newer' ? newer : older);
  });
});
