import { describe, expect, it } from '@jest/globals';
import { frameOf } from './broadcast.js';

describe('frameOf', () => {
  // RFC 6455, 5.2: seven bits of length, or 126 and sixteen bits, or 127 and sixty-four.
  it.each([
    [0, '8100'],
    [125, '817d'],
    [126, '817e007e'],
    [65_535, '817effff'],
    [65_536, '817f0000000000010000'],
  ])('should head %d bytes with %s', (length, head) => {
    const frame = frameOf('x'.repeat(length));
    expect(frame.subarray(0, head.length / 2).toString('hex')).toBe(head);
    expect(frame).toHaveLength(head.length / 2 + length);
  });

  it('should count bytes, not letters', () => {
    const text = '42["change",{"label":"Jalan – ½ °"}]';
    expect(frameOf(text).subarray(2).toString('utf8')).toBe(text);
    expect(frameOf(text)[1]).toBe(Buffer.byteLength(text));
  });
});
