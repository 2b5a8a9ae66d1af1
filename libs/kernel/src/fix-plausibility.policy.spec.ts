import { describe, expect, it } from '@jest/globals';
import type { FixDoubt } from '#siaga/contracts';
import {
  doubtOf,
  doubtOfPoint,
  FASTEST_VEHICLE_MPS,
  mayComeTrue,
  type FixContext,
  type ReportedFix,
} from './fix-plausibility.policy.js';

const NOW_MS = Date.parse('2026-11-28T05:00:00Z');
const HOUR_MS = 3_600_000;
const JAMBI = { lon: 103.6131, lat: -1.6101 };
const fix = (overrides: Partial<ReportedFix> = {}): ReportedFix => ({
  ...JAMBI,
  accuracyM: 8,
  atMs: NOW_MS - 1_000,
  ...overrides,
});
const context = (overrides: Partial<FixContext> = {}): FixContext => ({
  nowMs: NOW_MS,
  last: null,
  home: JAMBI,
  coarseM: 2_000,
  fastestMps: FASTEST_VEHICLE_MPS,
  ...overrides,
});

describe('doubtOf', () => {
  it.each<[string, Partial<ReportedFix>, Partial<FixContext>, FixDoubt | null]>([
    ['a good fix', {}, {}, null],
    ['one on the equator', { lon: 109.33, lat: 0 }, { home: null }, null],
    ['(0, 0)', { lon: 0, lat: 0 }, {}, 'zero'],
    ['nearly (0, 0)', { lon: 1e-7, lat: -0.004 }, { home: null }, 'zero'],
    ['a swapped pair', { lon: -1.6101, lat: 103.6131 }, { home: null }, 'swapped'],
    ['a swapped pair that lost its sign', { lon: 7.8, lat: 110.4 }, { home: null }, 'swapped'],
    ['a lost sign outside of the country', { lon: 110.36, lat: 7.79 }, { home: null }, 'lost_sign'],
    ['a lost sign of the longitude', { lon: -103.6, lat: -1.6 }, { home: null }, 'lost_sign'],
    ['a lost sign that stays inside the box', { lat: 1.6101 }, {}, 'lost_sign'],
    [
      'the same for who has no post, by its last fix',
      { lat: 1.6101 },
      { home: null, last: fix() },
      'lost_sign',
    ],
    ['London', { lon: -0.12, lat: 51.5 }, { home: null }, 'outside_country'],
    ['the other end of the country', { lon: 140.7, lat: -2.53 }, {}, 'outside_area'],
    ['the next province', { lon: 104.75, lat: -2.98 }, {}, null],
    ['90 km of accuracy', { accuracyM: 90_000 }, {}, 'coarse'],
    ['an accuracy nobody said', { accuracyM: null }, {}, null],
    ['2038', { atMs: Date.parse('2038-01-19T03:14:07Z') }, {}, 'in_future'],
    ['a clock a minute ahead', { atMs: NOW_MS + 60_000 }, {}, null],
    ['1970', { atMs: 0 }, {}, 'too_old'],
    ['38 km in a second', { lon: 103.95 }, { last: fix({ atMs: NOW_MS - 2_000 }) }, 'jump'],
    [
      'the same backwards',
      { lon: 103.95, atMs: NOW_MS - 3_000 },
      { last: fix({ atMs: NOW_MS - 2_000 }) },
      'jump',
    ],
    ['two places at one time', { lon: 103.95 }, { last: fix() }, 'jump'],
    ['38 km in half an hour', { lon: 103.95 }, { last: fix({ atMs: NOW_MS - HOUR_MS / 2 }) }, null],
    [
      '38 km within the radius it says',
      { lon: 103.65, accuracyM: 1_900 },
      { last: fix({ accuracyM: 1_900 }) },
      null,
    ],
    ['the same fix again', {}, { last: fix() }, null],
    ['what need not drive', { lon: 103.95 }, { last: fix(), fastestMps: null }, null],
  ])('should judge %s', (_, reported, by, doubt) => {
    expect(doubtOf(fix(reported), context(by))).toBe(doubt);
  });

  it('should let only a move come true', () => {
    const doubts: FixDoubt[] = [
      'zero',
      'swapped',
      'lost_sign',
      'outside_country',
      'coarse',
      'in_future',
      'too_old',
    ];
    expect(doubts.filter(mayComeTrue)).toEqual([]);
    expect(mayComeTrue('jump') && mayComeTrue('outside_area')).toBe(true);
  });

  it('should judge a point in a file alone', () => {
    expect(doubtOfPoint({ lon: 0, lat: 0 })).toBe('zero');
    expect(doubtOfPoint(JAMBI)).toBeNull();
  });
});
