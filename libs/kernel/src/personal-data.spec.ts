import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { personal, sealPlanOf } from '#siaga/contracts';
import { PersonalDataCipher } from './personal-data.js';

const cipher = new PersonalDataCipher(Buffer.alloc(32, 1));
const other = new PersonalDataCipher(Buffer.alloc(32, 2));

const View = z.object({
  id: z.string(),
  note: personal(z.string()),
  locationText: personal(z.string()).nullable(),
  at: z.date(),
  list: z.array(z.object({ job: z.object({ triage: z.string(), personal: personal(z.object({})) }) })),
});

describe('PersonalDataCipher', () => {
  it.each([['teks'], [''], [null], [0], [{ name: 'Budi', list: [1, null] }], [['a']]])(
    'should open what it sealed: %j',
    (value) => {
      expect(cipher.open(cipher.seal(value))).toEqual(value);
    },
  );

  it('should seal the same value differently each time', () => {
    expect(cipher.seal('Budi')).not.toBe(cipher.seal('Budi'));
  });

  it('should refuse a changed text and another key', () => {
    const sealed = Buffer.from(cipher.seal('Budi'), 'base64');
    expect(() => other.open(sealed.toString('base64'))).toThrow();
    for (const position of [0, 12, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[position] = (changed[position] ?? 0) ^ 1;
      expect(() => cipher.open(changed.toString('base64'))).toThrow();
    }
  });

  it('should refuse a key of another length', () => {
    expect(() => new PersonalDataCipher(Buffer.alloc(16))).toThrow(RangeError);
  });

  it('should keep what is null or empty, and a whole view when all of it is personal', () => {
    expect(cipher.sealView({ note: null, locationText: '' }, sealPlanOf(View))).toEqual({
      note: null,
      locationText: '',
    });
    expect(cipher.sealView({ nik: '1571' }, null)).toEqual({ nik: '1571' });
    const whole = cipher.sealView({ nik: '1571' }, { kind: 'whole' });
    expect(JSON.stringify(whole)).not.toContain('1571');
    expect(cipher.openView(whole)).toEqual({ nik: '1571' });
  });

  it('should seal the personal parts of a view, however deep, and leave the rest readable', () => {
    const view = {
      id: '1',
      note: 'sesak',
      locationText: null,
      at: new Date(0),
      list: [{ job: { triage: 'merah', personal: { callbackNumber: '0811-0000-0001' } } }],
    };
    const sealed = cipher.sealView(view, sealPlanOf(View));
    const text = JSON.stringify(sealed);
    for (const secret of ['sesak', '0811-0000-0001']) expect(text).not.toContain(secret);
    expect(sealed).toMatchObject({
      id: '1',
      locationText: null,
      at: new Date(0),
      list: [{ job: { triage: 'merah' } }],
    });
    expect(cipher.openView(JSON.parse(text))).toEqual({ ...view, at: new Date(0).toISOString() });
  });

  it('should open the sealed items of a list', () => {
    const plan = sealPlanOf(z.object({ names: z.array(personal(z.string())) }));
    const view = { names: ['Budi Contoh', 'Sari Contoh'] };
    const sealed = cipher.sealView(view, plan);
    expect(JSON.stringify(sealed)).not.toContain('Contoh');
    expect(cipher.openView(sealed)).toEqual(view);
  });

  it('should give equal digests for equal numbers however they are written, and none without digits', () => {
    const digest = cipher.numberDigest('0811-0000-0001');
    expect(cipher.numberDigest('+62 811 0000 0001')).toEqual(digest);
    expect(cipher.numberDigest('0811-0000-0002')).not.toEqual(digest);
    expect(other.numberDigest('0811-0000-0001')).not.toEqual(digest);
    expect(cipher.numberDigest('anonim')).toBeNull();
  });
});
