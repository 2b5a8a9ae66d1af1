import { describe, expect, it } from '@jest/globals';
import type { Place } from '#siaga/contracts';
import { stillReplaced } from './replaced-place.policy.js';

const place = (overrides: Partial<Place> = {}): Place => ({
  point: { lon: 103.6, lat: -1.6 },
  accuracyM: 25,
  source: 'map_pin',
  label: 'Jalan Contoh',
  context: '',
  regionCode: null,
  isConfirmed: true,
  ...overrides,
});
const fixes = [{ id: 'a', place: place() }];
const replaced = { fixId: 'a', place: place({ source: 'aml', doubt: 'coarse', isConfirmed: false }) };

describe('stillReplaced', () => {
  it('should be what the choice put aside, with all that it was, while the place is that choice', () => {
    expect(stillReplaced(replaced, place(), fixes)).toBe(replaced);
    expect(stillReplaced({ fixId: 'a', place: null }, place(), fixes)).toEqual({ fixId: 'a', place: null });
  });

  it.each<[string, Place | null]>([
    ['a point', place({ point: { lon: 103.7, lat: -1.6 } })],
    ['a radius', place({ accuracyM: 10 })],
    ['a source', place({ source: 'aml' })],
    ['a name', place({ label: 'Jalan Lain' })],
    ['nothing at all', null],
  ])('should be gone once the place has become another by %s', (_, now) => {
    expect(stillReplaced(replaced, now, fixes)).toBeUndefined();
  });

  it('should be nothing without a choice, or with one that is not among the fixes', () => {
    expect(stillReplaced(undefined, place(), fixes)).toBeUndefined();
    expect(stillReplaced({ ...replaced, fixId: 'b' }, place(), fixes)).toBeUndefined();
  });
});
