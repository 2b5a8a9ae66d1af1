import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../text/parse-query.js';
import { askedText, askedWords } from './asked-words.js';

const asked = (text: string): string => askedText(text, askedWords(parseQuery(text)));

describe('askedWords', () => {
  it.each([
    ['tolong ada kecelakaan di depan SDN Kolor 2', 'SDN Kolor 2'],
    ['Jl. Trunojoyo No. 12, Kel. Kolor, Kec. Kota Sumenep', 'jalan Trunojoyo 12, Kolor, kota Sumenep'],
    ['Jl. Kenanga RT 03/RW 05 Pangarangan', 'jalan Kenanga, Pangarangan'],
    ['sebelah barat Masjid Agung', 'Masjid Agung'],
    ['Toko Melati hp 081100001234', 'Toko Melati'],
    ['Jl. Jend. Sudirman', 'jalan Jend Sudirman'],
    ['tolong cepat pak', ''],
  ])('should ask of "%s" only "%s"', (text, expected) => {
    expect(asked(text)).toBe(expected);
  });

  it('should keep a word of talk that may be the beginning of a name', () => {
    const typed = (text: string): string => askedText(text, askedWords(parseQuery(text), true));
    expect(typed('toko melati in')).toBe('toko melati in');
    expect(typed('tolong cepat pak')).toBe('');
  });
});
