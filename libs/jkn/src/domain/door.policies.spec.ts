import { describe, expect, it } from '@jest/globals';
import { JknWord } from '#siaga/contracts';
import { maskedText, maskedView } from './masked.policy.js';
import { readDay, readHours, readNumber, textOf } from './read-ask.policy.js';
import { findService, servicesOf } from './services.policy.js';
import { makeToken, provesToken } from './token.policy.js';
import { USUAL_WORDS, wordsOf } from './words.policy.js';

describe("what BPJS's door reads", () => {
  it.each(['2026-02-30', '12-08-2026', '', '2026-8-1', '0000-01-01', '2026-08-12T00:00'])(
    'should refuse the day %j',
    (day) => {
      expect(() => readDay({ day }, 'day')).toThrow('date_form');
    },
  );

  it('should read hours with and without spaces, and numbers that came as text', () => {
    expect(readHours('08:00 - 12:00')).toEqual({ opens: '08:00', closes: '12:00' });
    expect(readHours('8.00-12.00')).toEqual({ opens: '08:00', closes: '12:00' });
    expect(readHours('pagi')).toBeNull();
    expect(['12', 12, ' 12 ', null, '1e3', -4].map((value) => readNumber({ value }, 'value'))).toEqual([
      12,
      12,
      12,
      null,
      null,
      null,
    ]);
    expect(textOf({ a: { b: 1 } }, 'a')).toBe('');
  });

  it('should know eleven services of a hospital and six of a puskesmas', () => {
    expect(new Set(servicesOf('hospital').map(({ service }) => service)).size).toBe(11);
    expect(new Set(servicesOf('primary').map(({ service }) => service)).size).toBe(6);
    expect(findService('primary', 'GET', 'antrean/sisapeserta/0001/001/2026-12-01')).toEqual({
      service: 'remaining',
      inPath: { nomorkartu: '0001', kodepoli: '001', tanggalperiksa: '2026-12-01' },
    });
    expect(findService('primary', 'POST', 'antrean/batal')).toBeNull();
    expect(findService('hospital', 'POST', '/antrean/batal/')?.service).toBe('cancel');
  });

  it('should have words for everything, filled in, which a facility may change', () => {
    expect(Object.keys(USUAL_WORDS).sort()).toEqual([...JknWord.options].sort());
    expect(wordsOf({ words: {} }, 'clinic_over', { poli: 'Anak', jam: '12:00' })).toBe(
      'Pendaftaran Ke Poli Anak Sudah Tutup Jam 12:00',
    );
    expect(wordsOf({ words: { full: 'Penuh {x}' } }, 'full', {})).toBe('Penuh {x}');
  });
});

describe('what is kept of what was said', () => {
  it('should hold no NIK, card, telephone, name or token that could be read', () => {
    const said = {
      nik: '3471015507920003',
      nomorkartu: '0000000000013',
      nohp: '081200000042',
      nama: 'sumarsono contoh',
      keterangan: 'hubungi 081200000042 segera',
      waktu: 1_616_559_330_000,
      list: [{ nopeserta: '0000000000013' }],
      response: { token: 'abc' },
      nomor: 3_471_015_507_920_003,
    };
    const text = maskedText(said);
    for (const secret of ['34710', '08120', '00000000', 'sumarsono', 'abc'])
      expect(text).not.toContain(secret);
    expect(maskedView(said)).toMatchObject({
      nik: '•••••••••••••003',
      waktu: 1_616_559_330_000,
      nama: '•••',
    });
    expect(maskedText('x'.repeat(100_000)).length).toBeLessThan(8_100);
  });
});

describe('a token', () => {
  const key = Buffer.alloc(32, 1);
  const whose = { facilityId: 'a', credentialId: 'b' };
  const now = new Date('2026-12-01T00:00:00Z');
  const token = makeToken(key, { ...whose, untilMs: now.getTime() + 1 });

  it('should prove whose it is until its time is over', () => {
    expect(provesToken(key, token, whose, now)).toBe(true);
    expect(provesToken(key, token, whose, new Date(now.getTime() + 1))).toBe(false);
    expect(provesToken(key, token, { ...whose, facilityId: 'c' }, now)).toBe(false);
    expect(provesToken(key, token, { ...whose, credentialId: 'c' }, now)).toBe(false);
    expect(provesToken(Buffer.alloc(32, 2), token, whose, now)).toBe(false);
    for (const other of ['', '.', 'x', `${token}x`, token.slice(1)])
      expect(provesToken(key, other, whose, now)).toBe(false);
  });
});
