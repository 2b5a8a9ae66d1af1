import { describe, expect, it } from '@jest/globals';
import type { FixDoubt, LocationFix, Place, PlaceSource } from '#siaga/contracts';
import { jumpOf } from './caller-jump.policy.js';
import { placeAfterAutomaticFix } from './place-choice.policy.js';

const START_MS = Date.parse('2026-11-28T05:00:00Z');
const placeAt = (lon: number, more: Partial<Place> = {}): Place => ({
  point: { lon, lat: -1.6 },
  accuracyM: 20,
  source: 'aml',
  label: '',
  context: '',
  regionCode: null,
  isConfirmed: false,
  ...more,
});
const at = (s: number): string => new Date(START_MS + s * 1_000).toISOString();
const fix = (
  s: number,
  lon: number,
  { doubt, source = 'aml' }: { doubt?: FixDoubt; source?: PlaceSource } = {},
): LocationFix => ({
  id: `fix-${s}`,
  place: placeAt(lon, { source, ...(doubt && { doubt }) }),
  at: at(s),
  receivedAt: at(s),
  by: { kind: 'source', id: 'pbx', name: 'pbx' },
});

describe('jumpOf', () => {
  it.each<[string, LocationFix[], number, number, FixDoubt | null]>([
    ['a first fix', [], 0, 103.6, null],
    ['one beside the last', [fix(0, 103.6)], 1, 103.601, null],
    ['one 38 km away a second later', [fix(0, 103.6)], 1, 103.94, 'jump'],
    ['one 38 km away an hour later', [fix(0, 103.6)], 3_600, 103.94, null],
    ['a second one there', [fix(0, 103.6), fix(1, 103.94, { doubt: 'jump' })], 5, 103.941, null],
    ['the same one once more', [fix(0, 103.6), fix(1, 103.94, { doubt: 'jump' })], 1, 103.94, 'jump'],
    ['another one elsewhere', [fix(0, 103.6), fix(1, 103.94, { doubt: 'jump' })], 5, 104.5, 'jump'],
    ['one back where it was', [fix(0, 103.6), fix(1, 103.94, { doubt: 'jump' })], 5, 103.6, null],
    ['one far from what words named', [fix(0, 110, { source: 'village' })], 1, 103.6, null],
    ['one far from what was never believed', [fix(0, 110, { doubt: 'coarse' })], 1, 103.6, null],
  ])('should judge %s', (_, fixes, s, lon, doubt) => {
    expect(jumpOf(fixes, { place: placeAt(lon), at: at(s) })).toBe(doubt);
  });
});

describe('a place that is not believed', () => {
  const good = placeAt(103.6, { accuracyM: 900 });
  const doubted = placeAt(0, { accuracyM: 5, doubt: 'zero' });

  it('should replace nothing, and give way to what is believed however coarse', () => {
    expect(placeAfterAutomaticFix(null, doubted)).toBe(doubted);
    expect(placeAfterAutomaticFix(good, doubted)).toBe(good);
    expect(placeAfterAutomaticFix(doubted, good)).toBe(good);
    expect(placeAfterAutomaticFix({ ...doubted, isConfirmed: true }, good).isConfirmed).toBe(true);
  });
});
