import { describe, expect, it } from '@jest/globals';
import { packedForUri } from '../../../../test/support/lz-packed.js';
import { unpacked } from './unpacked.policy.js';

describe('unpacking what LZ-String packed', () => {
  it('should read what the library itself writes, in both alphabets', () => {
    expect(unpacked('BYUwNmD2AEDukCcwBMg', 'lz_uri')).toBe('hello world');
    expect(unpacked('BYUwNmD2AEDukCcwBMg=', 'lz_base64')).toBe('hello world');
  });

  it.each([
    '',
    'a',
    'aaaaaaaaaaaa',
    'ababababab',
    '😀é'.repeat(40),
    JSON.stringify({ list: [...Array(500).keys()] }),
  ])('should give back %j', (text) => {
    expect(unpacked(packedForUri(text), 'lz_uri')).toBe(text);
  });

  it('should refuse what is broken, and never grow without bounds', () => {
    for (const text of ['', '!!!!', 'BYUwNm', '////', 'A'.repeat(50)])
      expect(() => unpacked(text, 'lz_uri')).toThrow();
  });
});
