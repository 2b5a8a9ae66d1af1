import { describe, expect, it } from '@jest/globals';
import { distinctiveWords, foldName, isOneSlipApart } from './names.js';

describe('foldName', () => {
  it.each([
    ['Sungai Liat', 'SUNGAILIAT'],
    ['Depati VII', 'Depati Tujuh'],
    ['Paal X', 'PAAL 10'],
    ['Ra’as', "RA'AS"],
  ])('should take %s and %s for one name', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  it('should keep Paal Merah I and II apart', () => {
    expect(foldName('Paal Merah I')).not.toBe(foldName('Paal Merah II'));
  });
});

describe('distinctiveWords', () => {
  it.each([
    ['RS Umum Daerah H. Abdul Manap', 'Kota Jambi', ['abdul', 'manap']],
    ['RS Bhayangkara Jambi', 'Kota Jambi', ['bhayangkara']],
    ['RSUD Kota Jambi', 'Kota Jambi', ['jambi']],
  ])('should find what tells %s apart in %s', (name, regency, words) => {
    expect(distinctiveWords(name, regency)).toEqual(words);
  });
});

describe('isOneSlipApart', () => {
  it.each([
    ['banjarakan', 'banjarangkan', false],
    ['darmaga', 'dramaga', false],
    ['kunir', 'kunirr', true],
    ['kunir', 'kumir', true],
    ['kunir', 'kunir', true],
  ])('should judge %s and %s', (a, b, expected) => {
    expect(isOneSlipApart(a, b)).toBe(expected);
  });
});
