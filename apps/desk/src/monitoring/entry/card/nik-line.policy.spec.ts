import { describe, expect, it } from '@jest/globals';
import { digitsOf, pickNik } from './nik-line.policy.js';

const TODAY = '2026-11-30';
const NOTHING = { bornOn: null, sex: null } as const;
const NIK = '1671034902929138';
const HER = { bornOn: '1992-02-09', sex: 'female' } as const;
const once = (...texts: string[]) => texts.map((text) => ({ text, weight: 1 }));

describe('the line of the NIK', () => {
  it('should be digits, where letters were read for some', () => {
    expect(digitsOf('I67lO349O2929I3B')).toBe(NIK);
    expect(digitsOf(': 1671 0349')).toBe('16710349');
  });

  it('should be the reading that the card’s own birth date agrees with, however often another was read', () => {
    const read = once('1671034902929138', '1671034802929138', '1671034802929138');
    expect(pickNik(read, HER, TODAY)).toEqual({ nik: NIK, agrees: { bornOn: true, sex: true } });
    expect(pickNik(read, NOTHING, TODAY)?.nik).toBe('1671034802929138');
  });

  it('should not take the colon before it for a digit', () => {
    expect(pickNik(once(`1${NIK}`), HER, TODAY)?.nik).toBe(NIK);
  });

  it('should count a reading by shapes for more than one by letters', () => {
    const read = [...once('1671034902929135', '1671034902929135'), { text: NIK, weight: 8 }];
    expect(pickNik(read, HER, TODAY)?.nik).toBe(NIK);
  });

  it('should say what the card says otherwise, and nothing where no NIK was read', () => {
    const other = pickNik(once(NIK), { bornOn: '1992-02-10', sex: 'male' }, TODAY);
    expect(other?.agrees).toEqual({ bornOn: false, sex: false });
    for (const text of ['', '167103490292913', '0'.repeat(16), '9'.repeat(30)])
      expect(pickNik(once(text), HER, TODAY)).toBeNull();
  });
});
