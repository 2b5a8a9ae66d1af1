import { describe, expect, it } from '@jest/globals';
import type { DayOff } from '#siaga/contracts';
import { dayOffOf } from './days-off.policy.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';

const off = (id: string, more: Partial<DayOff> = {}): DayOff => ({
  id,
  version: 1,
  facilityId: 'f',
  regionCode: '15.71',
  doctorId: null,
  kind: 'leave',
  firstDay: '2026-12-24',
  lastDay: '2026-12-26',
  reason: 'Natal',
  isLifted: false,
  ...more,
});

describe('days off', () => {
  it.each([
    ['2026-12-23', null],
    ['2026-12-24', 'a'],
    ['2026-12-26', 'a'],
    ['2026-12-27', null],
  ])('should hold from the first day to the last: %s', (serviceDate, id) => {
    expect(dayOffOf([off('a')], { doctorId: 'd', serviceDate })?.id ?? null).toBe(id);
  });

  it('should be one doctor’s or everybody’s, and nobody’s once lifted', () => {
    const session = { doctorId: 'd', serviceDate: '2026-12-25' };
    expect(dayOffOf([off('other', { doctorId: 'e' }), off('own', { doctorId: 'd' })], session)?.id).toBe(
      'own',
    );
    expect(dayOffOf([off('a', { isLifted: true })], session)).toBeNull();
  });
});

describe('the holidays of the country', () => {
  it('should be 17 and 8 days in 2026, as the decree counts them, each once and in order', () => {
    const of2026 = NATIONAL_HOLIDAYS.filter(({ date }) => date.startsWith('2026'));
    expect(of2026.filter(({ isJointLeave }) => isJointLeave)).toHaveLength(8);
    expect(of2026.filter(({ isJointLeave }) => !isJointLeave)).toHaveLength(17);
    const dates = NATIONAL_HOLIDAYS.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
  });
});
