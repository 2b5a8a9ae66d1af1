import { describe, expect, it } from '@jest/globals';
import { ApiError, OfflineError } from '#siaga/client';
import { codeInAddress, failureOfPairing, outcomeOfPairing, readPairing } from './pairing.policy.js';

const refused = (code: ApiError['code'], details: Record<string, unknown> = {}): ApiError =>
  new ApiError(code, 409, 'c-1', [], details);

describe('pairing with an officer’s code', () => {
  it.each([
    ['MONITORING.PAIRING_FORGED', 'forged'],
    ['MONITORING.PAIRING_EXPIRED', 'expired'],
    ['MONITORING.PAIRING_USED', 'used'],
    ['MONITORING.PAIRING_REPLACED', 'replaced'],
    ['MONITORING.PAIRING_OF_ANOTHER', 'ofAnother'],
    ['MONITORING.OVER', 'over'],
    ['INPUT.INVALID', 'invalid'],
  ] as const)('should give %s its own sentence', (code, refusal) => {
    expect(failureOfPairing(refused(code))).toEqual({ kind: 'refused', refusal });
  });

  it('should go on with what is no answer for good, and hide no mistake of ours', () => {
    expect(failureOfPairing(new OfflineError('network'))).toEqual({ kind: 'offline' });
    expect(failureOfPairing(refused('SYSTEM.OVERLOADED'))).toEqual({ kind: 'later', againMs: 5_000 });
    expect(failureOfPairing(refused('IDENTITY.THROTTLED', { retryAfterS: 9_000 }))).toEqual({
      kind: 'later',
      againMs: 60_000,
    });
    expect(() => failureOfPairing(new TypeError('a mistake'))).toThrow('a mistake');
  });

  it('should ask again while the officer’s phone has not sent the entry, never at once', () => {
    expect(outcomeOfPairing({ state: 'waiting', againInS: 0 })).toEqual({ kind: 'waiting', againMs: 2_000 });
    expect(outcomeOfPairing({ state: 'open', secret: 's'.repeat(30), code: 'ACDE FG34' })).toMatchObject({
      kind: 'open',
      code: 'ACDE FG34',
    });
  });

  it.each([
    ['#e/AbC_-9', 'AbC_-9'],
    ['#e/', null],
    ['#e/a b', null],
    ['#m/AbC', null],
    [`#e/${'x'.repeat(201)}`, null],
  ])('should read the address %s', (hash, code) => expect(codeInAddress(hash)).toBe(code));

  it('should not read what somebody else kept', () => {
    expect(readPairing({ code: 'x' })).toBeNull();
    expect(readPairing({ code: 'x', claim: 'y', scannedAtMs: 1, more: 2 })).toEqual({
      ...{ code: 'x', claim: 'y', scannedAtMs: 1 },
    });
  });
});
