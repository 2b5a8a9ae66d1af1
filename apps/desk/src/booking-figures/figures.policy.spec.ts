import { describe, expect, it } from '@jest/globals';
import { daysOf, meanMinutes, shareOf } from './figures.policy.js';

describe('the figures of clinics', () => {
  it.each([
    ['week', '2026-11-29', '2026-11-16'],
    ['week', '2026-11-30', '2026-11-23'],
    ['month', '2026-11-29', '2026-10-26'],
  ] as const)('should be of whole weeks: %s on %s from %s', (span, today, from) => {
    expect(daysOf(span, today)).toEqual({ from, to: today });
  });

  it('should be the mean of the weeks that have one', () => {
    expect(meanMinutes([60, null, 180])).toBe(2);
    expect(meanMinutes([null])).toBeNull();
  });

  it('should have no share of nothing', () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(shareOf(1, 4)).toBe(0.25);
  });
});
