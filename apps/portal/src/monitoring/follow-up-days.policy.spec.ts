import { describe, expect, it } from '@jest/globals';
import { type DailyReport, type OwnPerson } from '#siaga/contracts';
import { ageOf, dayOf, dayStateOf, openDaysOf } from './follow-up-days.policy.js';

const TODAY = { today: '2026-12-01' };
const reportOf = (forDate: string): DailyReport => ({ forDate, weight: 'none' }) as DailyReport;
const person = (change: Partial<OwnPerson> = {}): OwnPerson => ({
  ...{ caseId: 'a', name: 'Warga Contoh', status: 'follow_up', day: 0, reports: [], asks: null },
  ...{ dayOne: '2026-11-28', endsOn: '2026-12-11', ...change },
});
const NONE = new Set<string>();

describe('which day is due', () => {
  it('should be today and yesterday by the server, inside the period', () => {
    expect(openDaysOf(TODAY, person())).toMatchObject([
      { date: '2026-12-01', isToday: true, day: 4 },
      { date: '2026-11-30', isToday: false, day: 3 },
    ]);
    expect(openDaysOf(TODAY, person({ dayOne: '2026-12-01' })).map(({ date }) => date)).toEqual([
      '2026-12-01',
    ]);
    expect(openDaysOf(TODAY, person({ endsOn: '2026-11-30' })).map(({ date }) => date)).toEqual([
      '2026-11-30',
    ]);
    expect(openDaysOf(TODAY, person({ status: 'referred' }))).toEqual([]);
    expect(openDaysOf({ today: '2027-01-01' }, person({ endsOn: '2027-01-10' }))[1]?.date).toBe('2026-12-31');
  });

  it.each([
    ['due', {}, []],
    ['late', { reports: [reportOf('2026-11-29')] }, []],
    ['due', { reports: [reportOf('2026-11-30')] }, []],
    ['done', { reports: [reportOf('2026-12-01')] }, []],
    ['waiting', {}, ['2026-12-01']],
    ['waiting', { reports: [reportOf('2026-12-01')] }, ['2026-12-01']],
    ['due', { reports: [reportOf('2026-11-29')] }, ['2026-11-30']],
    ['before', { dayOne: '2026-12-02' }, []],
    ['ended', { endsOn: '2026-11-30' }, []],
    ['over', { status: 'completed' }, []],
  ] as const)('should be %s of %j while %j wait', (state, change, waiting) => {
    expect(dayStateOf(TODAY, person(change as Partial<OwnPerson>), new Set(waiting))).toBe(state);
  });

  it('should count days of the calendar, across months', () => {
    expect(dayOf(person(), '2026-11-28')).toBe(1);
    expect(dayOf(person(), '2026-12-11')).toBe(14);
    expect(dayStateOf(TODAY, person({ dayOne: '2026-12-01' }), NONE)).toBe('due');
  });

  it('should say an age in whole units, and none below nothing', () => {
    const [minute, hour] = [60_000, 3_600_000];
    expect([-hour, 59 * minute, 60 * minute, 47 * hour, 48 * hour].map((ms) => ageOf(ms))).toEqual([
      { unit: 'minutes', count: 0 },
      { unit: 'minutes', count: 59 },
      { unit: 'hours', count: 1 },
      { unit: 'days', count: 1 },
      { unit: 'days', count: 2 },
    ]);
  });
});
