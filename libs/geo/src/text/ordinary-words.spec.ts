import { describe, expect, it } from '@jest/globals';
import { isCommonWord, isSpeech, isSpeechRoot } from './ordinary-words.js';

describe('words of the language', () => {
  it.each([
    'terbentur',
    'dibenahi',
    'menggigit',
    'kebanjiran',
    'lukanya',
    'serangan',
    'mampet',
    'mbah',
    'ambulance',
  ])('should know "%s" for speech', (word) => expect(isSpeech(word)).toBe(true));

  it.each([
    'legok',
    'telanaipura',
    'pamolokan',
    'rungkut',
    'kotabaru',
    'tanjungsari',
    'sudirman',
    'sekayu',
    'terban',
    'kenali',
  ])('should leave "%s" to the names', (word) => {
    expect(isSpeech(word)).toBe(false);
    expect(isCommonWord(word)).toBe(false);
  });

  it('should know words that name places as well', () => {
    expect(['kelapa', 'gunung', 'merdeka', 'tengah'].every(isCommonWord)).toBe(true);
    expect(isSpeechRoot('kelapa')).toBe(false);
  });
});
