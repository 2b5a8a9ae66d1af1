import { describe, expect, it } from '@jest/globals';
import { dayStartMs, wallTimeAt, zoneOffsetMs } from './zone-time.js';

const HOUR_MS = 3_600_000;

describe('day start', () => {
  it.each([
    ['Asia/Jakarta', '2026-11-21T07:32:08.500Z', '2026-11-20T17:00:00.000Z'],
    ['Asia/Jakarta', '2026-11-21T17:00:00.000Z', '2026-11-21T17:00:00.000Z'],
    ['Asia/Jayapura', '2026-11-21T16:00:00.000Z', '2026-11-21T15:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-21T18:14:59.999Z', '2026-11-20T18:15:00.000Z'],
    // Behind the change to summer time the offset of now is not that of midnight.
    ['America/New_York', '2026-03-08T20:00:00.000Z', '2026-03-08T05:00:00.000Z'],
  ])('should find midnight in %s at %s', (zone, now, expected) => {
    expect(new Date(dayStartMs(Date.parse(now), zone)).toISOString()).toBe(expected);
  });

  it.each([
    ['Asia/Jakarta', '2026-12-31T20:00:00.000Z', '2027-01-01T17:00:00.000Z'],
    ['Asia/Jakarta', '2026-11-30T16:59:59.999Z', '2026-11-30T17:00:00.000Z'],
    // A day of 23 hours.
    ['America/New_York', '2026-03-08T06:00:00.000Z', '2026-03-09T04:00:00.000Z'],
  ])('should find the next midnight in %s at %s', (zone, now, expected) => {
    expect(new Date(dayStartMs(Date.parse(now), zone, 1)).toISOString()).toBe(expected);
  });
});

describe('wall time', () => {
  it('should be what a clock in Jayapura shows', () => {
    expect(wallTimeAt(Date.parse('2026-11-21T16:00:05Z'), 'Asia/Jayapura')).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      hour: 1,
      minute: 0,
      second: 5,
    });
  });

  it.each([
    ['Asia/Jakarta', 7],
    ['Asia/Makassar', 8],
    ['Asia/Jayapura', 9],
  ])('should be ahead of UTC in %s by %d hours', (zone, hours) => {
    expect(zoneOffsetMs(Date.parse('2026-11-21T16:00:05.678Z'), zone)).toBe(hours * HOUR_MS);
  });

  it('should refuse a zone that nobody knows', () => {
    expect(() => wallTimeAt(0, 'Asia/Nowhere')).toThrow(RangeError);
  });
});
