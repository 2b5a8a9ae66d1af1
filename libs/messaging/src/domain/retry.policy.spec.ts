import { describe, expect, it } from '@jest/globals';
import { nextAttemptAt, waitAfterMs } from './retry.policy.js';

describe('waitAfterMs', () => {
  it('should wait longer each time, half a minute at most', () => {
    expect([1, 2, 3, 7, 60].map((attempts) => waitAfterMs(attempts, () => 1))).toEqual([
      500, 1_000, 2_000, 30_000, 30_000,
    ]);
    expect(waitAfterMs(3, () => 0)).toBe(1_000);
  });
});

describe('nextAttemptAt', () => {
  const now = new Date('2026-11-28T00:00:00.000Z');
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  const longest = (): number => 1;

  it('should wait as long as the provider asks when that is longer', () => {
    const tried = { attempts: 1, expiresAt: after(3_600_000) };
    expect(nextAttemptAt(tried, now, {}, longest)).toEqual(after(500));
    expect(nextAttemptAt(tried, now, { afterMs: 60_000 }, longest)).toEqual(after(60_000));
    expect(nextAttemptAt({ ...tried, attempts: 30 }, now, { longestMs: 300_000 }, longest)).toEqual(
      after(300_000),
    );
  });

  it('should keep a last chance just before the expiry, and give up when there is no time for one', () => {
    expect(nextAttemptAt({ attempts: 9, expiresAt: after(20_000) }, now, {}, longest)).toEqual(after(18_000));
    expect(nextAttemptAt({ attempts: 9, expiresAt: after(3_000) }, now, {}, longest)).toBeNull();
    expect(
      nextAttemptAt({ attempts: 1, expiresAt: after(20_000) }, now, { afterMs: 30_000 }, longest),
    ).toBeNull();
  });
});
