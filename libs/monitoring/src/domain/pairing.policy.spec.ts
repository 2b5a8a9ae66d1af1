import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { pairingBytes, pairingText, readPairingText } from '#siaga/contracts';
import { isProved, isShownAfter, judgePairing } from './pairing.policy.js';

const OPENED = new Date('2026-11-30T01:00:00Z');
const SHIFT = { openedAt: OPENED, endsAt: new Date('2026-11-30T15:00:00Z') };
const SHOWN = Date.parse('2026-11-30T03:00:00Z');
const after = (seconds: number): Date => new Date(SHOWN + seconds * 1_000);

describe('the code of a shift', () => {
  it('should be proved by the secret of its shift and by no other', () => {
    const secret = randomBytes(32).toString('base64url');
    const signed = pairingBytes({ shiftId: randomUUID(), entryId: randomUUID(), shownAtS: 1, serial: 1 });
    const hmac = createHmac('sha256', Buffer.from(secret, 'base64url')).update(signed).digest();
    const read = readPairingText(pairingText(signed, hmac));
    if (read === null) throw new Error('what was made is read');
    expect(isProved(read, secret)).toBe(true);
    expect(isProved(read, randomBytes(32).toString('base64url'))).toBe(false);
    expect(isProved({ ...read, signed: Uint8Array.from(read.signed, (byte) => byte ^ 1) }, secret)).toBe(
      false,
    );
  });

  it.each([
    ['at once', 1, 0, 'live'],
    ['at the end of its time', 180, 0, 'live'],
    ['a little too fast a clock', -20, 0, 'live'],
    ['a clock an hour ahead', -3_600, 0, 'expired'],
    ['too late, with a line', 300, 0, 'expired'],
    ['scanned in time without a line', 7_200, 7_150, 'late'],
    ['scanned too late without a line', 7_200, 60, 'expired'],
    ['kept for a day', 86_400, 86_390, 'late'],
    ['kept for longer', 86_500, 86_490, 'expired'],
    ['a clock that was set while it was kept', 7_200, 2_000_000_000, 'late'],
  ])('should be judged: %s', (_, ageS, heldS, verdict) => {
    expect(judgePairing({ shownAtS: SHOWN / 1_000 }, SHIFT, heldS, after(ageS))).toBe(verdict);
  });

  it('should be nothing that was shown before its shift or after it', () => {
    const at = (date: Date) => ({ shownAtS: date.getTime() / 1_000 });
    const [before, behind] = [new Date(OPENED.getTime() - 60_000), new Date(SHIFT.endsAt.getTime() + 60_000)];
    expect(judgePairing(at(before), SHIFT, 0, before)).toBe('expired');
    expect(judgePairing(at(behind), SHIFT, 0, behind)).toBe('expired');
    expect(judgePairing(at(SHIFT.endsAt), SHIFT, 0, SHIFT.endsAt)).toBe('live');
  });

  it('should come after another by serial in one shift, and by time after a hand-over', () => {
    const one = { shiftId: 'a', serial: 3, shownAt: after(0) };
    expect(isShownAfter({ ...one, serial: 4, shownAt: after(-9) }, one)).toBe(true);
    expect(isShownAfter(one, one)).toBe(false);
    expect(isShownAfter({ shiftId: 'b', serial: 1, shownAt: after(9) }, one)).toBe(true);
    expect(isShownAfter({ shiftId: 'b', serial: 9, shownAt: after(-9) }, one)).toBe(false);
  });
});
