import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { packedForUri } from '../../../../test/support/lz-packed.js';
import { answerKey, readWord, signedHeaders, timestampOf } from './bpjs-wire.policy.js';

const KEYS = { consId: '12345', secret: 'rahasia', userKey: 'kunci' };
const USUAL = { isEncrypted: true, packing: 'lz_uri' } as const;

describe('what travels to and from BPJS', () => {
  it('should be signed over consid and timestamp', () => {
    const at = new Date('2026-12-01T00:00:00.500Z');
    expect(timestampOf(at, { timestampUnit: 's' })).toBe('1796083200');
    expect(timestampOf(at, { timestampUnit: 'ms' })).toBe('1796083200500');
    // By `printf '12345&1796083200' | openssl dgst -sha256 -hmac rahasia -binary | base64`.
    expect(signedHeaders(KEYS, '1796083200')).toEqual({
      'x-cons-id': '12345',
      'x-timestamp': '1796083200',
      'x-signature': '2Lp7szlt6sH9NpddquyKXlhP9cNLSm0B/+jeXPJNKF0=',
      user_key: 'kunci',
    });
  });

  it('should be read encrypted and packed, in the clear, and under either name of the envelope', () => {
    const { key, iv } = answerKey(KEYS, '1');
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    const packed = packedForUri(JSON.stringify({ list: [1] }));
    const response = Buffer.concat([cipher.update(packed), cipher.final()]).toString('base64');
    const text = JSON.stringify({ response, metadata: { code: '200', message: 'Ok' } });
    expect(readWord(text, KEYS, '1', USUAL)).toEqual({ code: 200, message: 'Ok', response: { list: [1] } });
    expect(() => readWord(text, KEYS, '2', USUAL)).toThrow();
    const clear = JSON.stringify({ response: { list: [] }, metaData: { code: 1, message: 'OK' } });
    expect(readWord(clear, KEYS, '1', USUAL)).toMatchObject({ code: 1, response: { list: [] } });
    for (const broken of ['', '[]', '{}', '<html>', 'null'])
      expect(() => readWord(broken, KEYS, '1', USUAL)).toThrow();
  });
});
