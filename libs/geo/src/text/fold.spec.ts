import { describe, expect, it } from '@jest/globals';
import { wordSimilarity } from './edit-distance.js';
import { consonantsOf, foldWord } from './fold.js';
import { canonicalNameWords } from './tokens.js';

describe('foldWord', () => {
  it.each([
    ['soerabaja', 'surabaya'],
    ['djakarta', 'jakarta'],
    ['tjiandjur', 'cianjur'],
    ['bandjarnegara', 'banjarnegara'],
    ['njamplong', 'nyamplong'],
    ['sjamsudin', 'syamsudin'],
    ['achmad', 'akmad'],
    ['pasir', 'passir'],
    ['vakfak', 'fakpak'],
  ])('should make %s sound like %s', (old, modern) => {
    expect(foldWord(old)).toBe(foldWord(modern));
  });

  it('should leave words of one or two letters and numbers alone', () => {
    expect(['fa', '12', 'y'].map(foldWord)).toEqual(['fa', '12', 'y']);
  });
});

describe('wordSimilarity', () => {
  it.each([
    ['bluto', 'bltuo'],
    ['sipin', 'sipn'],
    ['cahaya', 'caaya'],
    ['kalianget', 'kalianjet'],
    ['telanaipura', 'telaaipuraa'],
  ])('should take %s and %s for the same word', (name, typed) => {
    expect(wordSimilarity(typed, name)).toBeGreaterThan(0.7);
  });

  it.each([
    ['jambi', 'medan'],
    ['aek', 'ulu'],
    ['bluto', 'pandian'],
    ['ab', 'ac'],
  ])('should take %s and %s for different words', (name, typed) => {
    expect(wordSimilarity(typed, name)).toBe(0);
  });

  it('should keep the consonants of a word, with its first letter', () => {
    expect(consonantsOf('selatan')).toBe('sltn');
    expect(consonantsOf('utara')).toBe('utr');
  });
});

describe('canonicalNameWords', () => {
  it.each([
    ["Ra'as", ['raas']],
    ['Sukamaju II', ['sukamaju', '2']],
    ['Tj. Pasir', ['tanjung', 'pasir']],
    ['Rumah Sakit Umum Daerah Abdul Manap', ['rsud', 'abdul', 'manap']],
    ['SD Negeri 47/IV', ['sdn', '47', '4']],
    ['Guluk-Guluk', ['guluk', 'guluk']],
  ])('should read %s', (name, words) => {
    expect(canonicalNameWords(name)).toEqual(words);
  });
});
