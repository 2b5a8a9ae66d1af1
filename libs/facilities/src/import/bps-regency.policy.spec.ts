import { describe, expect, it } from '@jest/globals';
import { bpsRegencyOf, learnBpsRegencies, witnessesIn } from './bps-regency.policy.js';
import { smallGazetteer } from './small-gazetteer.fixture.js';

const witness = (bpsCode: string, district: string): Parameters<typeof learnBpsRegencies>[0][number] => ({
  bpsCode,
  provinceName: 'RIAU',
  district,
});

describe('learnBpsRegencies', () => {
  it('should find that BPS 1403 is Kemendagri 14.04 by the names of its kecamatan', () => {
    const learned = learnBpsRegencies([witness('1403', 'Reteh'), witness('1403', 'ENOK')], smallGazetteer());
    expect(learned.get('1403')?.code).toBe('14.04');
  });

  it('should outvote a row under a wrong code', () => {
    const rows = [witness('1403', 'Reteh'), witness('1403', 'Enok'), witness('1403', 'Rupat')];
    expect(learnBpsRegencies(rows, smallGazetteer()).get('1403')?.code).toBe('14.04');
  });

  it.each([
    ['one row alone', [witness('1403', 'Reteh')]],
    ['a tie', [witness('1403', 'Reteh'), witness('1403', 'Rupat')]],
    ['names nobody has', [witness('1403', 'Antah'), witness('1403', 'Berantah')]],
  ])('should not decide by %s, and never take the code over', (_, rows) => {
    expect(learnBpsRegencies(rows, smallGazetteer()).size).toBe(0);
  });
});

describe('bpsRegencyOf', () => {
  it.each([
    ['P1571070201', '1571'],
    ['R1571136', '1571'],
    ['D1200', null],
    ['15.71', null],
  ])('should read %s', (code, expected) => {
    expect(bpsRegencyOf(code)).toBe(expected);
  });
});

describe('witnessesIn', () => {
  it('should hear only rows with a code, a province and a kecamatan', () => {
    const row = { kemkesCode: 'P1403010101', provinceName: 'RIAU', address: 'Kec. Reteh' };
    const silent = [
      { ...row, kemkesCode: null },
      { ...row, provinceName: null },
      { ...row, address: 'Jl. Raya' },
    ];
    expect(witnessesIn([row, ...silent])).toEqual([witness('1403', 'Reteh')]);
  });
});
