import { describe, expect, it } from '@jest/globals';
import {
  askedFrom,
  askedUntil,
  dayNumber,
  dayOfAnswer,
  endAfterReport,
  lastDayOf,
  nextAsk,
  reportableDays,
  silentFrom,
} from './follow-up-days.policy.js';

const period = { dayOne: '2026-12-01', endsOn: '2026-12-14', regionCode: '15.71' };
const rules = { asksFromHour: 7, silentAfterHours: 24 };

describe('the days of a follow-up', () => {
  it.each([
    ['2026-11-30', 0],
    ['2026-12-01', 1],
    ['2026-12-14', 14],
    ['2027-01-01', 32],
  ])('should count day 1 from the start of the quarantine: %s is day %i', (date, day) => {
    expect(dayNumber('2026-12-01', date)).toBe(day);
  });

  it('should end on the last day of the period, day 1 among them', () => {
    expect(lastDayOf('2026-12-01', { periodDays: 14 })).toBe('2026-12-14');
    expect(lastDayOf('2026-02-28', { periodDays: 1 })).toBe('2026-02-28');
  });

  it.each([
    ['15.71', '2026-12-02T00:00:00.000Z'],
    ['64.74', '2026-12-01T23:00:00.000Z'],
    ['91.01', '2026-12-01T22:00:00.000Z'],
  ])('should ask by the clock where the person is: %s', (regionCode, at) => {
    expect(askedFrom('2026-12-02', rules, regionCode).toISOString()).toBe(at);
  });

  it.each([
    ['15.71', '2026-12-02T17:00:00.000Z'],
    ['91.01', '2026-12-02T15:00:00.000Z'],
  ])('should ask of a day until it is over where the person is: %s', (regionCode, at) => {
    expect(askedUntil('2026-12-02', regionCode).toISOString()).toBe(at);
  });

  it.each([
    // 00:30 on the 6th: what was asked on the 5th, unless that was told already.
    ['2026-12-05T17:30:00Z', null, 7, '2026-12-05'],
    ['2026-12-05T17:30:00Z', '2026-12-04', 7, '2026-12-05'],
    ['2026-12-05T17:30:00Z', '2026-12-05', 7, '2026-12-06'],
    ['2026-12-05T17:30:00Z', '2026-12-06', 7, '2026-12-06'],
    // Asked at seven in the evening: in the morning the answer is still yesterday's, and of the day once it was asked.
    ['2026-12-06T11:59:00Z', null, 19, '2026-12-05'],
    ['2026-12-06T12:00:00Z', null, 19, '2026-12-06'],
    // Day 1 has no yesterday.
    ['2026-11-30T17:30:00Z', null, 7, '2026-12-01'],
  ])('should take an answer at %s, with %s known and asked at %i, as of %s', (now, known, hour, date) => {
    expect(dayOfAnswer(period, known, hour, new Date(now))).toBe(date);
  });

  it.each([
    // 00:30 in Jambi on the 6th: the day that is over, and the one that began.
    ['2026-12-05T17:30:00Z', '2026-12-05', '2026-12-06'],
    // The same moment is still the 5th by UTC; the region decides.
    ['2026-12-05T16:59:00Z', '2026-12-04', '2026-12-05'],
    // Day 1 has no yesterday.
    ['2026-12-01T01:00:00Z', '2026-12-01', '2026-12-01'],
    // The day after the last: the last may still be told.
    ['2026-12-15T01:00:00Z', '2026-12-14', '2026-12-14'],
  ])('should let a person report yesterday and today: at %s', (now, earliest, latest) => {
    expect(reportableDays(period, new Date(now), 'person')).toEqual({ earliest, latest });
  });

  it('should have no day before the period and two days after it', () => {
    expect(reportableDays(period, new Date('2026-11-29T01:00:00Z'), 'person')).toBeNull();
    expect(reportableDays(period, new Date('2026-12-16T01:00:00Z'), 'person')).toBeNull();
    expect(reportableDays(period, new Date('2026-12-16T01:00:00Z'), 'officer')).toEqual({
      earliest: '2026-12-01',
      latest: '2026-12-14',
    });
  });

  it.each([
    ['2026-12-10', true, 3, '2026-12-14'],
    ['2026-12-13', true, 3, '2026-12-16'],
    ['2026-12-13', false, 3, '2026-12-14'],
    ['2026-12-14', true, 0, '2026-12-14'],
  ])(
    'should move the end for signs near it: told for %s, %s, by %i days',
    (forDate, hasSigns, extendsDays, end) => {
      expect(endAfterReport('2026-12-14', forDate, hasSigns, { extendsDays })).toBe(end);
    },
  );

  it.each([
    // Before the hour of today, after it, before the period, on its last day.
    ['2026-12-03T22:00:00Z', 7, '2026-12-04T00:00:00.000Z'],
    ['2026-12-04T00:00:00Z', 7, '2026-12-05T00:00:00.000Z'],
    ['2026-11-20T03:00:00Z', 19, '2026-12-01T12:00:00.000Z'],
    ['2026-12-14T00:00:01Z', 7, null],
  ])('should ask next, at %s for %i o’clock: %s', (now, hour, at) => {
    expect(nextAsk(period, hour, new Date(now))?.toISOString() ?? null).toBe(at);
  });

  it('should call somebody silent a day after a report was asked for, and nobody after the last one', () => {
    const now = new Date('2026-12-03T03:00:00Z');
    expect(silentFrom(period, null, rules, now)?.toISOString()).toBe('2026-12-04T00:00:00.000Z');
    expect(silentFrom(period, '2026-12-03', rules, now)?.toISOString()).toBe('2026-12-05T00:00:00.000Z');
    expect(silentFrom(period, '2026-12-14', rules, now)).toBeNull();
    const before = new Date('2026-11-20T03:00:00Z');
    expect(silentFrom(period, null, rules, before)?.toISOString()).toBe('2026-12-02T00:00:00.000Z');
  });
});
