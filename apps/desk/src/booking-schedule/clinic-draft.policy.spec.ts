import { describe, expect, it } from '@jest/globals';
import { draftOfClinic, fieldAt, nextLine, readClinic } from './clinic-draft.policy.js';

const DOCTOR = '01890000-0000-7000-8000-000000000001';
const draft = { ...draftOfClinic(null), name: 'Klinik Anak', letter: 'a' };

describe('a clinic as it is typed', () => {
  it('should be what the contract wants, and come back the same', () => {
    const typed = { ...draft, weekly: [nextLine(DOCTOR, null)] };
    const read = readClinic(typed);
    if (!read.ok) throw new Error(read.path.join('.'));
    expect(read.facts).toMatchObject({
      letter: 'A',
      bpjsCode: null,
      weekly: [{ weekday: 1, quota: { jkn: 30 } }],
    });
    const stored = {
      ...read.facts,
      id: DOCTOR,
      version: 1,
      facilityId: DOCTOR,
      regionCode: '15.71',
      isActive: true,
    };
    expect(draftOfClinic(stored)).toEqual({ ...typed, letter: 'A' });
  });

  it.each(['', 'lima', '5.5', '-1', '99999'])('should point at a figure that is none: %j', (places) => {
    const weekly = [nextLine(DOCTOR, null), { ...nextLine(DOCTOR, null), places }];
    const read = readClinic({ ...draft, weekly });
    expect(read.ok ? null : fieldAt(read.path)).toEqual({ line: 1, field: 'places' });
    const rules = readClinic({ ...draft, horizonDays: places });
    expect(rules.ok ? null : fieldAt(rules.path)).toEqual({ line: null, field: 'horizonDays' });
  });

  it('should copy a line to the next day, and Sunday’s to Monday', () => {
    const line = nextLine(DOCTOR, null);
    expect(nextLine(DOCTOR, line)).toEqual({ ...line, weekday: '2' });
    expect(nextLine(DOCTOR, { ...line, weekday: '7' }).weekday).toBe('1');
  });
});
