import { describe, expect, it } from '@jest/globals';
import { provesSecret, signatureOf, type ShownCredential } from './signed-request.policy.js';

const SECRET = 'a-secret-of-the-exchange';
const NOW = new Date('2026-11-21T07:00:00Z');
const BODY = Buffer.from('{"sourceCallId":"1"}');

const shown = (overrides: Partial<ShownCredential>): ShownCredential => ({
  authorization: undefined,
  signature: undefined,
  timestamp: undefined,
  rawBody: BODY,
  ...overrides,
});

function signed(timestamp: string, overrides: Partial<ShownCredential> = {}): ShownCredential {
  return shown({ timestamp, signature: signatureOf(SECRET, timestamp, BODY), ...overrides });
}

const seconds = (offset: number): string => String(NOW.getTime() / 1_000 + offset);

describe('provesSecret', () => {
  it.each([
    ['the bearer token', shown({ authorization: `Bearer ${SECRET}` })],
    ['the bearer token in another case of the scheme', shown({ authorization: `bearer ${SECRET}` })],
    ['a signature with Unix seconds', signed(seconds(0))],
    ['a signature with an ISO time', signed('2026-11-21T14:00:00+07:00')],
    ['a signature just within five minutes', signed(seconds(-300))],
    ['a signature of a clock that is ahead', signed(seconds(300))],
    [
      'a signature in capitals',
      signed(seconds(0), { signature: signatureOf(SECRET, seconds(0), BODY).toUpperCase() }),
    ],
  ])('should accept %s', (_, credential) => {
    expect(provesSecret(credential, SECRET, NOW)).toBe(true);
  });

  it.each([
    ['nothing', shown({})],
    ['an empty bearer token', shown({ authorization: 'Bearer ' })],
    ['another bearer token', shown({ authorization: 'Bearer another' })],
    ['another scheme', shown({ authorization: `Basic ${SECRET}` })],
    ['a signature over another body', signed(seconds(0), { rawBody: Buffer.from('{"sourceCallId":"2"}') })],
    [
      'a signature with another secret',
      signed(seconds(0), { signature: signatureOf('another', seconds(0), BODY) }),
    ],
    ['a signature that is too old', signed(seconds(-301))],
    ['a signature from too far ahead', signed(seconds(301))],
    ['a signature without a time', signed(seconds(0), { timestamp: undefined })],
    ['a signature whose time was changed', signed(seconds(-600), { timestamp: seconds(0) })],
    ['a time that is no time', signed('yesterday')],
    [
      'a bad signature beside a good token',
      signed(seconds(0), { signature: 'sha256=00', authorization: `Bearer ${SECRET}` }),
    ],
  ])('should refuse %s', (_, credential) => {
    expect(provesSecret(credential, SECRET, NOW)).toBe(false);
  });
});
