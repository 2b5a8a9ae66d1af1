import { describe, expect, it } from '@jest/globals';
import { SHIPPED_PROGRAMS } from './shipped-programs.js';
import { alarmNote } from './alarm-note.policy.js';

const person = { name: 'Warga Contoh', risks: [], rt: '03', rw: '01' };

describe('what an operator must know of who pressed the button', () => {
  it('should say the disease, how the person is, and what to wear', () => {
    const [covid] = SHIPPED_PROGRAMS;
    if (covid === undefined) throw new Error('no program');
    expect(alarmNote('Tombol panik', covid, { kind: 'odp', day: 5, person, flags: ['urgent'] })).toBe(
      'Tombol panik Warga Contoh, dipantau COVID-19: ODP, hari ke-5, gejala darurat. Pelindung: APD level 2, masker N95, pelindung mata. RT 03 RW 01.',
    );
  });

  it('should leave out what is not known', () => {
    const name = { id: 'Contoh', en: 'Example' };
    const rules = { ...(SHIPPED_PROGRAMS[0]?.rules as never as { protection: string }), protection: '' };
    expect(
      alarmNote(
        'Tombol panik',
        { name, rules: rules as never },
        { kind: 'traveller', day: 1, person: { ...person, rt: null, rw: null }, flags: [] },
      ),
    ).toBe('Tombol panik Warga Contoh, dipantau Contoh: pelaku perjalanan, hari ke-1.');
  });
});
