import { describe, expect, it } from '@jest/globals';
import { judgeAttempt, waitAfterMs } from './delivery.policy.js';

const isReceipt = (value: unknown): boolean => value === 'receipt';

describe('judgeAttempt', () => {
  it.each([
    [200, 'delivered'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [422, 'refused'],
    [301, 'again'],
    [408, 'again'],
    [429, 'again'],
    [500, 'again'],
    [503, 'again'],
  ] as const)('should take status %i as %s', (status, kind) => {
    expect(judgeAttempt({ kind: 'answered', status, receipt: 'receipt' }, isReceipt).kind).toBe(kind);
  });

  it('should try again when nobody answers, or somebody who is no Siaga', () => {
    expect(judgeAttempt({ kind: 'unanswered', problem: 'ECONNREFUSED' }, isReceipt)).toEqual({
      kind: 'again',
      problem: 'ECONNREFUSED',
    });
    expect(judgeAttempt({ kind: 'answered', status: 200, receipt: 'html' }, isReceipt).kind).toBe('again');
  });
});

describe('waitAfterMs', () => {
  it('should wait longer each time, half a minute at most', () => {
    expect([1, 2, 3, 7, 60].map((attempts) => waitAfterMs(attempts, () => 1))).toEqual([
      500, 1_000, 2_000, 30_000, 30_000,
    ]);
    expect(waitAfterMs(3, () => 0)).toBe(1_000);
  });
});
