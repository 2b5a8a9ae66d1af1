import { describe, expect, it } from '@jest/globals';
import type { MonitoredCase, MonitoringProgram } from '#siaga/contracts';
import { type CaseDraft, memberOf, newCase, nikSays, readCase, withNik } from './case-draft.policy.js';

const TODAY = '2026-11-30';
const PROGRAM = { id: '0197a0b2-0000-7000-8000-000000000001', kinds: ['odp', 'otg'] } as MonitoringProgram;
const plain = newCase(PROGRAM, { code: '15.71', name: 'Kota Jambi' }, TODAY);
const draft = (change: Partial<CaseDraft> = {}): CaseDraft => ({
  ...plain,
  ...{ name: 'Warga Contoh', address: 'Jalan Contoh 3' },
  ...change,
});

describe('a case as it is typed', () => {
  it('should begin with the program’s first kind, in the own region, today', () => {
    expect(plain).toMatchObject({ kind: 'odp', regionCode: '15.71', dayOne: TODAY, householdOf: '' });
  });

  it('should be sent with what was left empty as nothing', () => {
    const read = readCase(draft({ rt: ' 03 ', phone: '' }), TODAY);
    expect(read).toMatchObject({
      ok: true,
      input: { householdOf: null, place: null, person: { nik: null, phone: null, rt: '03', sex: null } },
    });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ address: '' }, 'address'],
    [{ dayOne: '' }, 'dayOne'],
    [{ nik: '157103' }, 'nik'],
    [{ nik: '1571039908920001' }, 'nik'],
    [{ programId: '' }, 'programId'],
    [{ kind: '' }, 'kind'],
  ])('should be refused of %j at the field %s', (change, field) => {
    expect(readCase(draft(change), TODAY)).toEqual({ ok: false, field });
  });

  it('should be filled by a NIK where it alone knows, and offer both centuries where it does not', () => {
    expect(withNik(draft(), '1571035508920003', TODAY)).toMatchObject({
      bornOn: '1992-08-15',
      sex: 'female',
    });
    const both = withNik(draft(), '1571031508200001', TODAY);
    expect(both).toMatchObject({ bornOn: '', sex: 'male' });
    expect(nikSays(both, TODAY)?.bornOn).toEqual(['2020-08-15', '1920-08-15']);
    expect(withNik(draft(), '15710355', TODAY)).toMatchObject({ bornOn: '', sex: '' });
  });

  it('should keep what was typed against a NIK, and say so without refusing', () => {
    const typed = withNik(draft({ bornOn: '1991-08-15', sex: 'male' }), '1571035508920003', TODAY);
    expect(typed).toMatchObject({ bornOn: '1991-08-15', sex: 'male' });
    expect(nikSays(typed, TODAY)?.doubts).toEqual(['born_on', 'sex']);
    expect(readCase(typed, TODAY).ok).toBe(true);
  });

  it('should keep a house for another person of it, and nothing of who is in it already', () => {
    const first = {
      ...{ id: PROGRAM.id, programId: PROGRAM.id, kind: 'pdp', dayOne: '2026-11-28', regionCode: '15.71.03' },
      place: { lon: 103.6, lat: -1.6 },
      person: {
        ...{ name: 'Warga Contoh', nik: '1571035508920003', bornOn: '1992-08-15', sex: 'female' },
        ...{ phone: '+6281255561001', address: 'Jalan Contoh 3', rt: '03', rw: null, risks: ['alone'] },
      },
    } as MonitoredCase;
    expect(memberOf(first, 'Jambi Timur')).toEqual({
      ...{ contactOf: '', contactName: '' },
      ...{ programId: PROGRAM.id, kind: 'pdp', dayOne: '2026-11-28', place: { lon: 103.6, lat: -1.6 } },
      ...{ regionCode: '15.71.03', regionName: 'Jambi Timur', address: 'Jalan Contoh 3', rt: '03', rw: '' },
      ...{ householdOf: PROGRAM.id, householdName: 'Warga Contoh' },
      ...{ name: '', nik: '', phone: '', bornOn: '', sex: '', risks: [] },
    });
  });
});
