import { describe, expect, it } from '@jest/globals';
import type { DailyReport } from '#siaga/contracts';
import { daysOf, reportableDays } from './days.policy.js';

const period = { dayOne: '2026-11-28', endsOn: '2026-12-01' };
const report = (forDate: string, revision: number, weight: DailyReport['weight']): DailyReport =>
  ({ forDate, revision, weight }) as DailyReport;

describe('the days of a period', () => {
  const reports = [report('2026-11-28', 1, 'symptomatic'), report('2026-11-28', 2, 'none')];
  const days = daysOf(period, reports, '2026-11-30');

  it('should say of each what is known, by the newest revision, with those before it', () => {
    expect(days.map(({ day, state, weight }) => [day, state, weight])).toEqual([
      [1, 'reported', 'none'],
      [2, 'missing', null],
      [3, 'today', null],
      [4, 'ahead', null],
    ]);
    expect(days[0]?.reports.map(({ revision }) => revision)).toEqual([2, 1]);
  });

  it('should offer an officer every day so far, and none to come', () => {
    expect(reportableDays(days, '2026-11-30').map(({ day }) => day)).toEqual([3, 2, 1]);
    expect(reportableDays(days, '2026-12-24').map(({ day }) => day)).toEqual([4, 3, 2, 1]);
  });
});
