import { describe, expect, it } from '@jest/globals';
import type { VisitorScope } from '#siaga/contracts';
import {
  judgeToken,
  passTerms,
  RENEW_AFTER_MS,
  RENEWAL_GRACE_MS,
  renewalBefore,
  type AskedTerms,
  type ShownToken,
} from './visit.policy.js';

const NOW = new Date('2026-11-28T03:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const after = (ms: number): Date => new Date(NOW.getTime() + ms);

describe('passTerms', () => {
  it.each<[scope: VisitorScope, redeemMs: number, lifeMs: number]>([
    ['link', 30 * MINUTE, DAY],
    ['ticket', 30 * DAY, 30 * DAY],
    ['person', 15 * MINUTE, 180 * DAY],
    ['screen', 10 * MINUTE, 365 * DAY],
  ])('should give a %s its own times and one use', (scope, redeemMs, lifeMs) => {
    expect(passTerms(scope, {}, NOW)).toEqual({
      redeemUntil: after(redeemMs),
      endsAt: after(lifeMs),
      uses: 1,
    });
  });

  it('should let no secret be redeemed longer than what it opens lives', () => {
    expect(passTerms('ticket', { endsAt: after(DAY) }, NOW).redeemUntil).toEqual(after(DAY));
  });

  it.each<[what: string, scope: VisitorScope, asked: AskedTerms]>([
    ['a link for a week', 'link', { endsAt: after(7 * DAY) }],
    [
      'a link that is redeemed after two days',
      'link',
      { redeemUntil: after(2 * DAY), endsAt: after(3 * DAY) },
    ],
    ['a link for everybody', 'link', { uses: 6 }],
    ['a person on two devices', 'person', { uses: 2 }],
    ['a screen on two walls', 'screen', { uses: 2 }],
    ['a ticket for half a year', 'ticket', { endsAt: after(180 * DAY) }],
    ['a ticket that is over', 'ticket', { endsAt: after(-1) }],
    ['a secret that outlives its pass', 'ticket', { redeemUntil: after(2 * DAY), endsAt: after(DAY) }],
    ['no use at all', 'ticket', { uses: 0 }],
    ['half a use', 'ticket', { uses: 1.5 }],
    ['no time at all', 'ticket', { endsAt: new Date(Number.NaN) }],
  ])('should refuse %s', (_, scope, asked) => {
    expect(() => passTerms(scope, asked, NOW)).toThrow(RangeError);
  });
});

describe('judgeToken', () => {
  const shown = (change: Partial<ShownToken>): ShownToken => ({
    isCurrent: true,
    isRenewalSeen: true,
    renewedAt: after(-10 * MINUTE),
    ...change,
  });

  it.each<[what: string, token: ShownToken, verdict: ReturnType<typeof judgeToken>]>([
    ['the one in use', shown({}), 'good'],
    ['a new one, the first time', shown({ isRenewalSeen: false }), 'arrived'],
    [
      'the one before, while the new one has not arrived',
      shown({ isCurrent: false, isRenewalSeen: false }),
      'good',
    ],
    [
      'the one before, on its way when the new one came',
      shown({ isCurrent: false, renewedAt: after(-MINUTE) }),
      'good',
    ],
    ['the one before, long after', shown({ isCurrent: false, renewedAt: after(-MINUTE - 1) }), 'copied'],
  ])('should judge %s', (_, token, verdict) => {
    expect(judgeToken(token, NOW)).toBe(verdict);
  });

  it('should renew after a day, or after a minute when the last did not arrive', () => {
    expect(renewalBefore({ isCurrent: true }, NOW)).toEqual(after(-RENEW_AFTER_MS));
    expect(renewalBefore({ isCurrent: false }, NOW)).toEqual(after(-RENEWAL_GRACE_MS));
  });
});
