import { describe, expect, it } from '@jest/globals';
import { readAskedWords } from './asked-words.policy.js';

describe('what somebody looks for', () => {
  it('should be what is left without the words around it', () => {
    expect(readAskedWords('Klinik anak terdekat')).toEqual({ words: ['anak'], isNearest: true });
    expect(readAskedWords('poli penyakit dalam di RSUD Abdul Manap')).toEqual({
      words: ['penyakit', 'dalam', 'rsud', 'abdul', 'manap'],
      isNearest: false,
    });
  });

  it('should be nothing in particular for who types nothing, or signs only', () => {
    expect(readAskedWords('')).toEqual({ words: [], isNearest: false });
    expect(readAskedWords('%% _ \\ ')).toEqual({ words: [], isNearest: false });
  });

  it('should end after a few words', () => {
    expect(readAskedWords('a b c d e f g h').words).toHaveLength(6);
  });
});
