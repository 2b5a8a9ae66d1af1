import { describe, expect, it } from '@jest/globals';
import { makeMessage } from './frontend-messages.js';
import { ReadyLimit } from './ready-limit.js';

const ready = (): Buffer => makeMessage('Z', Buffer.from('I'));
const error = (): Buffer => makeMessage('E', Buffer.from('SERROR\0\0'));
const row = (text: string): Buffer => makeMessage('D', Buffer.from(text));

describe('ReadyLimit', () => {
  it('should let through one ReadyForQuery of a batch that failed, though the engine sends two', () => {
    const limit = new ReadyLimit(1);
    const passed = limit.pass(Buffer.concat([error(), ready(), ready()]));
    expect(passed).toEqual(Buffer.concat([error(), ready()]));
  });

  it('should let through none for a batch that ends with a Flush', () => {
    expect(new ReadyLimit(0).pass(Buffer.concat([row('a'), ready()]))).toEqual(row('a'));
  });

  it('should keep messages whole when they come in pieces', () => {
    const limit = new ReadyLimit(1);
    const bytes = Buffer.concat([row('first'), row('second'), ready(), ready()]);
    const pieces = [...bytes].map((byte) => limit.pass(Buffer.from([byte])));
    expect(Buffer.concat(pieces)).toEqual(Buffer.concat([row('first'), row('second'), ready()]));
  });
});
