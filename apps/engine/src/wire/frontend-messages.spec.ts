import { describe, expect, it } from '@jest/globals';
import { cString, makeMessage, readOpening, splitMessages, typeOf } from './frontend-messages.js';

function opening(code: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(code, 4);
  return Buffer.concat([head, body]);
}

describe('readOpening', () => {
  it.each([
    ['encryption', 80_877_103],
    ['encryption', 80_877_104],
    ['cancel', 80_877_102],
    ['startup', 196_608],
  ] as const)('should know %s', (kind, code) => {
    const read = readOpening(Buffer.concat([opening(code, cString('x')), Buffer.from('Q')]));
    expect(read?.kind).toBe(kind);
    expect(read?.rest.toString()).toBe('Q');
  });

  it('should wait for the rest of a packet', () => {
    const whole = opening(196_608, cString('user'));
    for (let length = 0; length < whole.length; length += 1) {
      expect(readOpening(whole.subarray(0, length))).toBeUndefined();
    }
  });
});

describe('splitMessages', () => {
  const stream = Buffer.concat([makeMessage('P', cString('a')), makeMessage('S', Buffer.alloc(0))]);

  it('should cut whole messages and keep the beginning of the next one, wherever the bytes were split', () => {
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const first = splitMessages(stream.subarray(0, cut));
      const second = splitMessages(Buffer.concat([first.rest, stream.subarray(cut)]));
      expect([...first.messages, ...second.messages].map(typeOf)).toEqual(['P', 'S']);
      expect(second.rest).toHaveLength(0);
    }
  });
});
