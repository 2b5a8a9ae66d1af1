import { describe, expect, it } from '@jest/globals';
import { mayBeOne, mergePeople, mergePeriods } from './merge-cases.policy.js';

const PERSON = {
  ...{ name: 'Siti Contoh', nik: null, bornOn: null, sex: null, phone: null, address: 'Jalan Contoh 1' },
  ...{ rt: null, rw: null, risks: [] },
};
const record = (person: object, period = {}) => ({
  ...{ programId: 'p', person: { ...PERSON, ...person }, dayOne: '2026-11-01', endsOn: '2026-11-14' },
  ...period,
});

describe('two records of one person', () => {
  it('should be one where no two NIKs speak against it, under one program', () => {
    const [a, b] = [record({ nik: '1571033208920001' }), record({})];
    expect([mayBeOne(a, b), mayBeOne(b, a), mayBeOne(b, b), mayBeOne(a, a)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(mayBeOne(a, record({ nik: '1571033208920002' }))).toBe(false);
    expect(mayBeOne(a, record({}, { programId: 'q' }))).toBe(false);
  });

  it('should know what either knew, the first one in doubt', () => {
    const kept = { ...PERSON, phone: '+62811', risks: ['elderly' as const] };
    const other = {
      ...PERSON,
      ...{ name: 'S. Contoh', nik: '1571033208920001', bornOn: '1992-08-15', phone: '+62899', rt: '02' },
      ...{ risks: ['elderly' as const, 'alone' as const] },
    };
    expect(mergePeople(kept, other)).toEqual({
      ...kept,
      ...{ nik: '1571033208920001', bornOn: '1992-08-15', rt: '02', risks: ['elderly', 'alone'] },
    });
  });

  it('should lose no day', () => {
    const later = record({}, { dayOne: '2026-11-03', endsOn: '2026-11-20' });
    expect(mergePeriods(record({}), later)).toEqual({ dayOne: '2026-11-01', endsOn: '2026-11-20' });
    expect(mergePeriods(later, record({}))).toEqual({ dayOne: '2026-11-01', endsOn: '2026-11-20' });
  });
});
