import { describe, expect, it } from '@jest/globals';
import { freshFixes, isTimeToSend, type KeptFix, sentFixes, withFix } from './kept-fixes.policy.js';

const NOW_MS = 1_000_000_000_000;
const fix = (secondsAgo: number, change: Partial<KeptFix> = {}): KeptFix => ({
  ...{ lon: 103.61, lat: -1.6, accuracyM: 20, atMs: NOW_MS - secondsAgo * 1_000 },
  ...change,
});
const agesOf = (kept: readonly KeptFix[]) => kept.map(({ atMs }) => (NOW_MS - atMs) / 1_000);

describe('fixes that wait for a line', () => {
  it('should be the latest few, and none that is old', () => {
    const kept = [600, 500, 400, 300, 200, 100, 0].map((ago) => fix(ago)).reduce(withFix, []);
    expect(agesOf(kept)).toEqual([500, 400, 300, 200, 100, 0]);
    expect(agesOf(freshFixes([fix(1_900), fix(10)], NOW_MS))).toEqual([10]);
  });

  it('should not be a heap of one minute', () => {
    expect(agesOf([60, 6, 5, 4, 3, 0].map((ago) => fix(ago)).reduce(withFix, []))).toEqual([60, 6, 0]);
  });

  it('should be sent with how old they are, whatever the clock says', () => {
    expect(sentFixes([fix(90), fix(-5)], NOW_MS).map(({ ageS }) => ageS)).toEqual([90, -5]);
  });

  it.each([
    ['nothing was sent yet', null, true],
    ['it was sent a moment ago', { fix: fix(5), atMs: NOW_MS - 5_000 }, false],
    ['it was sent a minute ago', { fix: fix(60), atMs: NOW_MS - 60_000 }, true],
    ['the phone has moved', { fix: fix(20, { lon: 103.612 }), atMs: NOW_MS - 20_000 }, true],
    ['the phone has moved in a moment', { fix: fix(5, { lon: 103.612 }), atMs: NOW_MS - 5_000 }, false],
  ])('should know the time when %s', (_, last, expected) => {
    expect(isTimeToSend(fix(0), last, NOW_MS)).toBe(expected);
  });
});
