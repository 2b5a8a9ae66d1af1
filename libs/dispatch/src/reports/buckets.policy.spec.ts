import { describe, expect, it } from '@jest/globals';
import { MOST_SERIES_MS, ReportSeries, SERIES_HOURS_UP_TO_MS } from '#siaga/contracts';
import { bucketsOf } from './buckets.policy.js';

const DAY_MS = 86_400_000;
const EMPTY = { calls: 0, incidents: 0, responses: 0, p50S: null, p90S: null };
const isoOf = (ms: number): string => new Date(ms).toISOString();
const of = (from: string, to: string, zone = 'Asia/Jakarta') => {
  const { bucket, startsMs } = bucketsOf(Date.parse(from), Date.parse(to), zone);
  return { bucket, starts: startsMs.map((ms) => isoOf(ms).slice(0, 16)) };
};

describe('buckets of a series', () => {
  it('should cut the first where the period starts and begin the others on the hour', () => {
    expect(of('2026-11-21T07:32:08Z', '2026-11-21T10:00:00Z')).toEqual({
      bucket: 'hour',
      starts: ['2026-11-21T07:32', '2026-11-21T08:00', '2026-11-21T09:00'],
    });
  });

  it('should begin hours on the hour of a zone that is not whole hours from UTC', () => {
    expect(of('2026-11-21T07:00:00Z', '2026-11-21T09:00:00Z', 'Asia/Kathmandu').starts).toEqual([
      '2026-11-21T07:00',
      '2026-11-21T07:15',
      '2026-11-21T08:15',
    ]);
  });

  it.each([
    ['Asia/Jakarta', ['2026-11-20T23:30', '2026-11-21T17:00', '2026-11-22T17:00']],
    ['Asia/Makassar', ['2026-11-20T23:30', '2026-11-21T16:00', '2026-11-22T16:00']],
    ['Asia/Jayapura', ['2026-11-20T23:30', '2026-11-21T15:00', '2026-11-22T15:00']],
  ])('should begin days at midnight in %s', (zone, starts) => {
    expect(of('2026-11-20T23:30:00Z', '2026-11-23T00:00:00Z', zone)).toEqual({ bucket: 'day', starts });
  });

  it('should not cut a bucket that begins with the period, nor begin one where it ends', () => {
    expect(of('2026-11-20T17:00:00Z', '2026-11-23T17:00:00Z').starts).toEqual([
      '2026-11-20T17:00',
      '2026-11-21T17:00',
      '2026-11-22T17:00',
    ]);
  });

  it('should take hours for two days and days for a millisecond more', () => {
    const from = Date.parse('2026-11-21T07:32:08Z');
    const two = bucketsOf(from, from + SERIES_HOURS_UP_TO_MS, 'Asia/Jakarta');
    expect([two.bucket, two.startsMs.length]).toEqual(['hour', 49]);
    const more = bucketsOf(from, from + SERIES_HOURS_UP_TO_MS + 1, 'Asia/Jakarta');
    expect([more.bucket, more.startsMs.length]).toEqual(['day', 3]);
  });

  it('should give a day of 25 hours one bucket, and the hour that comes twice two', () => {
    const zone = 'America/New_York';
    const days = bucketsOf(Date.parse('2026-10-31T04:00Z'), Date.parse('2026-11-03T05:00Z'), zone);
    expect(days.startsMs.map((ms, at, all) => ((all[at + 1] ?? ms) - ms) / 3_600_000)).toEqual([24, 25, 0]);
    expect(of('2026-11-01T05:00:00Z', '2026-11-01T08:00:00Z', zone).starts).toEqual([
      '2026-11-01T05:00',
      '2026-11-01T06:00',
      '2026-11-01T07:00',
    ]);
  });

  it.each(['Asia/Jakarta', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'])(
    'should stay within the bound for the longest period in %s, each start after the one before',
    (zone) => {
      for (let day = 0; day < 366; day += 61) {
        const from = Date.parse('2011-06-01T11:47:03Z') + day * DAY_MS;
        const { startsMs } = bucketsOf(from, from + MOST_SERIES_MS, zone);
        const buckets = startsMs.map((ms) => ({ ...EMPTY, from: isoOf(ms), to: isoOf(ms + 1) }));
        expect(ReportSeries.shape.buckets.safeParse(buckets).success).toBe(true);
        expect(startsMs.every((ms, at) => at === 0 || ms > (startsMs[at - 1] ?? ms))).toBe(true);
      }
    },
  );
});
