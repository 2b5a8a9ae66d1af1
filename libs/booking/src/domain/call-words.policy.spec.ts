import { describe, expect, it } from '@jest/globals';
import { callWords } from './call-words.policy.js';

describe('what is called out', () => {
  it.each([
    ['A-07', '2', 'Nomor antrean A 7. Silakan ke ruang 2.'],
    ['AB-112', 'Loket Tiga', 'Nomor antrean A B 112. Silakan ke Loket Tiga.'],
    ['A-01', '<say>; --pho', 'Nomor antrean A 1. Silakan ke say pho.'],
    ['A-01', '--', 'Nomor antrean A 1.'],
  ])('should be of %s and %s: %s', (label, room, words) => {
    expect(callWords(label, room)).toBe(words);
  });
});
