import { describe, expect, it } from '@jest/globals';
import { unknownOf, type TheirLists } from './known.policy.js';

const OURS = { clinicCode: 'ANA', doctorCode: 12_345, hours: '08:00-12:00' };
const theirs = (hours = '08:00 - 12:00', doctors: readonly number[] = [12_345]): TheirLists => ({
  clinics: new Set(['ANA']),
  doctors: new Set(doctors),
  days: new Map([['ANA', [{ doctorCode: 12_345, hours }]]]),
});

describe('what BPJS knows of a session', () => {
  it('should be all of it where codes and hours are the same, however the hours are written', () => {
    for (const hours of ['08:00 - 12:00', '8.00-12.00'])
      expect(unknownOf(OURS, theirs(hours))).toEqual({ unknown: [], theirHours: '08:00-12:00' });
  });

  it.each([
    ['a clinic without a code', { ...OURS, clinicCode: null }, theirs(), ['no_clinic_code']],
    ['a doctor without a number', { ...OURS, doctorCode: null }, theirs(), ['no_doctor_code']],
    ['a clinic that it does not have', { ...OURS, clinicCode: 'INT' }, theirs(), ['clinic']],
    ['a doctor who is not in HFIS', OURS, theirs('08:00 - 12:00', [99]), ['doctor']],
    ['a doctor who is not there that day', { ...OURS, doctorCode: 99 }, theirs('', [99]), ['session']],
    ['other hours', OURS, theirs('09:00 - 13:00'), ['hours']],
    ['what we lack alone, where it was not asked', { ...OURS, doctorCode: null }, null, ['no_doctor_code']],
  ] as const)('should say: %s', (_, ours, lists, unknown) => {
    expect(unknownOf(ours, lists).unknown).toEqual(unknown);
  });
});
