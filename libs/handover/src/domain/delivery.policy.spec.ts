import { describe, expect, it } from '@jest/globals';
import { judgeAttempt } from './delivery.policy.js';

const isReceipt = (value: unknown): boolean => value === 'receipt';

describe('judgeAttempt', () => {
  it.each([
    [200, 'sent'],
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
