import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { clockSkewMs, fromBase64Url, makePairingText, pairingBytes, readPairingText } from './entry-code.js';

const CODE = {
  shiftId: '019ad6f0-3c11-7a22-9b33-4d5566778899',
  entryId: '019ad6f0-aaaa-7bbb-8ccc-ddddeeeeffff',
  ...{ shownAtS: 1_796_040_000, serial: 3 },
};
const SECRET = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64url');

/** As a phone does it. */
async function shown(code = CODE): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    fromBase64Url(SECRET),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return makePairingText(code, { sign: (signed) => crypto.subtle.sign('HMAC', key, signed) });
}

describe('the code between an officer’s phone and a traveller’s', () => {
  it('should be read as it was made, with the proof that the server computes', async () => {
    const text = await shown();
    expect(text).toHaveLength(74);
    const read = readPairingText(text);
    expect(read).toMatchObject(CODE);
    const proof = createHmac('sha256', Buffer.from(SECRET, 'base64url'))
      .update(pairingBytes(CODE))
      .digest()
      .subarray(0, 16);
    expect(Buffer.from(read?.proof ?? []).equals(proof)).toBe(true);
    expect(read?.signed).toEqual(pairingBytes(CODE));
  });

  it.each([
    ['shift', { shiftId: randomUUID() }],
    ['traveller', { entryId: randomUUID() }],
    ['time', { shownAtS: CODE.shownAtS + 1 }],
    ['serial', { serial: 4 }],
  ])('should be another for another %s', async (_, change) => {
    const [one, other] = [
      readPairingText(await shown()),
      readPairingText(await shown({ ...CODE, ...change })),
    ];
    expect(other?.proof).not.toEqual(one?.proof);
  });

  it('should be nothing that is cut, longer, of other signs, or written otherwise', async () => {
    const text = await shown();
    const last = text.at(-1) ?? '';
    const other = String.fromCharCode(last.charCodeAt(0) + 1);
    for (const bad of [
      '',
      text.slice(1),
      `${text}A`,
      `+${text.slice(1)}`,
      `B${text.slice(1)}`,
      text.slice(0, -1) + other,
    ])
      expect(readPairingText(bad)).toBeNull();
  });

  it.each([{ serial: 0 }, { serial: 65_536 }, { shownAtS: -1 }, { shownAtS: 2 ** 32 }, { shiftId: 'x' }])(
    'should not be made of %j',
    (change) => {
      expect(() => pairingBytes({ ...CODE, ...change })).toThrow(RangeError);
    },
  );

  it('should have the time of the server by whatever clock the phone has', () => {
    const at = '2026-11-30T10:00:00.000Z';
    const wrong = Date.parse(at) - 7 * 86_400_000;
    expect(clockSkewMs(at, wrong - 200, wrong + 200)).toBe(7 * 86_400_000);
  });
});
