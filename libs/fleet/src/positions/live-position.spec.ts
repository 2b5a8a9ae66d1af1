import { describe, expect, it } from '@jest/globals';
import { newestByUnit, readReports, toUnitPosition } from './live-position.js';

const UNIT = { id: '01890000-0000-7000-8000-000000000001', regionCode: '15.71' };
const NOW_MS = Date.parse('2026-11-21T07:00:00Z');
const HOUR_MS = 3_600_000;

const iso = (ms: number): string => new Date(ms).toISOString();
const report = (atMs: number, lon = 103.6): { point: { lon: number; lat: number }; at: string } => ({
  point: { lon, lat: -1.6 },
  at: iso(atMs),
});

describe('readReports', () => {
  it('should take a clock within three seconds as right', () => {
    const read = readReports(UNIT, iso(NOW_MS - 2_900), [report(NOW_MS - 10_000)], NOW_MS);
    expect(read.clockOffsetMs).toBe(0);
    expect(read.positions[0]?.atMs).toBe(NOW_MS - 10_000);
  });

  it.each([
    ['ahead', HOUR_MS],
    ['behind', -HOUR_MS],
  ])('should correct a clock that is an hour %s', (_, offsetMs) => {
    const read = readReports(UNIT, iso(NOW_MS + offsetMs), [report(NOW_MS + offsetMs - 10_000)], NOW_MS);
    expect(read.clockOffsetMs).toBe(offsetMs);
    expect(read.positions[0]?.atMs).toBe(NOW_MS - 10_000);
  });

  it('should never put a position into the future', () => {
    const read = readReports(UNIT, iso(NOW_MS), [report(NOW_MS + HOUR_MS)], NOW_MS);
    expect(read.positions[0]?.atMs).toBe(NOW_MS);
  });

  it('should put reports in the order of their time', () => {
    const { positions } = readReports(
      UNIT,
      iso(NOW_MS),
      [report(NOW_MS - 1, 2), report(NOW_MS - 2, 1)],
      NOW_MS,
    );
    expect(positions.map((position) => position.lon)).toEqual([1, 2]);
  });
});

describe('newestByUnit', () => {
  it('should keep one position a unit, the newest wherever it stands', () => {
    const { positions } = readReports(
      UNIT,
      iso(NOW_MS),
      [report(NOW_MS - 2, 1), report(NOW_MS - 1, 2)],
      NOW_MS,
    );
    const newest = newestByUnit([...positions].reverse());
    expect([...newest.values()].map((position) => position.lon)).toEqual([2]);
  });
});

describe('toUnitPosition', () => {
  it('should show unknown values as null', () => {
    const [position] = readReports(UNIT, iso(NOW_MS), [report(NOW_MS)], NOW_MS).positions;
    expect(position && toUnitPosition(position)).toEqual({
      unitId: UNIT.id,
      point: { lon: 103.6, lat: -1.6 },
      accuracyM: null,
      speedMps: null,
      headingDeg: null,
      at: iso(NOW_MS),
      receivedAt: iso(NOW_MS),
    });
  });
});
