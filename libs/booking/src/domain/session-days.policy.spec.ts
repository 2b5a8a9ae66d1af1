import { describe, expect, it } from '@jest/globals';
import { USUAL_RULES, type WeeklySession } from '#siaga/contracts';
import { problemsOfWeek, serviceDateAt, sessionsAhead } from './session-days.policy.js';

const DOCTOR = 'd0000000-0000-4000-8000-000000000001';
const OTHER = 'd0000000-0000-4000-8000-000000000002';
const weekly = (more: Partial<WeeklySession> = {}): WeeklySession => ({
  doctorId: DOCTOR,
  weekday: 2,
  opens: '08:00',
  closes: '12:00',
  rhythm: { minutes: 30, places: 5, walkIns: 1, firstExtra: 0 },
  quota: { jkn: 20, nonJkn: 10, walkIn: 8 },
  ...more,
});
const ahead = (
  sessions: WeeklySession[],
  now: string,
  regionCode = '15.71',
  horizonDays = 8,
): [string, string, string][] =>
  sessionsAhead({ weekly: sessions, rules: { ...USUAL_RULES, horizonDays }, regionCode }, new Date(now)).map(
    ({ serviceDate, startsAt, endsAt }) => [serviceDate, startsAt.toISOString(), endsAt.toISOString()],
  );

describe('the sessions ahead of a clinic', () => {
  it('should lie on their weekdays by the clock of the region', () => {
    // 1 December 2026 is a Tuesday.
    expect(ahead([weekly()], '2026-11-29T03:00:00.000Z')).toEqual([
      ['2026-12-01', '2026-12-01T01:00:00.000Z', '2026-12-01T05:00:00.000Z'],
    ]);
    expect(ahead([weekly()], '2026-11-29T03:00:00.000Z', '64.74')).toEqual([
      ['2026-12-01', '2026-12-01T00:00:00.000Z', '2026-12-01T04:00:00.000Z'],
    ]);
    expect(ahead([weekly()], '2026-11-29T03:00:00.000Z', '91.71')[0]?.[1]).toBe('2026-11-30T23:00:00.000Z');
  });

  it('should begin with today, and leave out what is over', () => {
    expect(ahead([weekly()], '2026-12-01T04:59:00.000Z', '15.71', 0)).toHaveLength(1);
    expect(ahead([weekly()], '2026-12-01T05:00:00.000Z', '15.71', 0)).toEqual([]);
  });

  it('should run past midnight and past noon', () => {
    const night = weekly({ opens: '22:00', closes: '02:00' });
    expect(ahead([night], '2026-11-29T03:00:00.000Z')).toEqual([
      ['2026-12-01', '2026-12-01T15:00:00.000Z', '2026-12-01T19:00:00.000Z'],
    ]);
    const noon = weekly({ opens: '11:00', closes: '13:30' });
    expect(ahead([noon], '2026-11-29T03:00:00.000Z')).toEqual([
      ['2026-12-01', '2026-12-01T04:00:00.000Z', '2026-12-01T06:30:00.000Z'],
    ]);
  });

  it('should know a day by the wall clock, not by that of the server', () => {
    const lateEvening = new Date('2026-11-30T17:30:00.000Z');
    expect(serviceDateAt(lateEvening, '15.71')).toBe('2026-12-01');
    expect(serviceDateAt(lateEvening, 'ID')).toBe('2026-12-01');
    expect(serviceDateAt(new Date('2026-11-30T16:30:00.000Z'), '15.71')).toBe('2026-11-30');
    expect(serviceDateAt(new Date('2026-11-30T16:30:00.000Z'), '64.74')).toBe('2026-12-01');
  });
});

describe('a week as it is set', () => {
  const doctors = new Set([DOCTOR, OTHER]);

  it('should be without problems when each doctor is in one session at a time', () => {
    const sessions = [weekly(), weekly({ opens: '12:00', closes: '14:00' }), weekly({ doctorId: OTHER })];
    expect(problemsOfWeek(sessions, doctors, [])).toEqual([]);
  });

  it.each([
    ['the same hours', weekly()],
    ['an overlap', weekly({ opens: '11:59', closes: '13:00' })],
    ['one inside', weekly({ opens: '09:00', closes: '10:00' })],
  ])('should refuse a doctor in two sessions at once: %s', (_, second) => {
    expect(problemsOfWeek([weekly(), second], doctors, [])).toMatchObject([{ path: 'weekly.1.opens' }]);
  });

  it('should see a night of Sunday that runs into Monday', () => {
    const night = weekly({ weekday: 7, opens: '22:00', closes: '09:00' });
    const monday = weekly({ weekday: 1 });
    expect(problemsOfWeek([night, monday], doctors, [])).toMatchObject([{ path: 'weekly.1.opens' }]);
    expect(problemsOfWeek([monday, night], doctors, [])).toMatchObject([{ path: 'weekly.1.opens' }]);
  });

  it('should refuse a doctor who has a session of another clinic of the house then', () => {
    const elsewhere = [{ name: 'Gigi', weekly: [weekly({ opens: '11:00', closes: '13:00' })] }];
    expect(problemsOfWeek([weekly()], doctors, elsewhere)).toEqual([
      {
        path: 'weekly.0.opens',
        message: 'This doctor already has a session of Gigi then: choose another time',
      },
    ]);
    expect(
      problemsOfWeek([weekly({ closes: '11:00' }), weekly({ doctorId: OTHER })], doctors, elsewhere),
    ).toEqual([]);
  });

  it('should refuse a doctor of another facility, and a session without length', () => {
    const stranger = weekly({ doctorId: 'd0000000-0000-4000-8000-000000000009' });
    expect(problemsOfWeek([stranger], doctors, [])).toMatchObject([{ path: 'weekly.0.doctorId' }]);
    expect(problemsOfWeek([weekly({ closes: '08:00' })], doctors, [])).toMatchObject([
      { path: 'weekly.0.closes' },
    ]);
  });
});
