import { describe, expect, it } from '@jest/globals';
import { ApiError, OfflineError } from '#siaga/client';
import { problemsOfOpening, refusalOfOpening } from './open-case.policy.js';

describe('opening one’s own page', () => {
  it.each([
    ['ACDE 3467', '482915', true, null, null],
    ['acde-3467', '482915', true, null, null],
    ['ACD', '48291', true, 'code', 'pin'],
    ['ACDE3467', '111111', true, null, 'pinWeak'],
    ['ACDE3467', '123456', true, null, 'pinWeak'],
    ['ACDE3467', '987654', true, null, 'pinWeak'],
    // Whoever made it up before this was asked comes in all the same.
    ['ACDE3467', '111111', false, null, null],
  ])('should look at the code %s and the digits %s', (code, pin, isFirst, codeProblem, pinProblem) => {
    expect(problemsOfOpening(code, pin, isFirst)).toEqual({ code: codeProblem, pin: pinProblem });
  });

  it('should say in words why not, and how long to wait', () => {
    const refused = (code: ApiError['code'], details = {}): ApiError =>
      new ApiError(code, 409, 'k-1', [], details);
    expect(refusalOfOpening(refused('MONITORING.CODE_WRONG'), true).key).toBe('codeUsed');
    expect(refusalOfOpening(refused('MONITORING.CODE_WRONG'), false).key).toBe('codeWrong');
    expect(refusalOfOpening(refused('IDENTITY.THROTTLED', { retryAfterS: 61 }), true)).toMatchObject({
      ...{ key: 'tooOften', facts: { minutes: 2 } },
    });
    expect(refusalOfOpening(new OfflineError('network'), true).key).toBe('offline');
    expect(refusalOfOpening(refused('SYSTEM.UNEXPECTED'), true).facts.correlationId).toBe('k-1');
    expect(() => refusalOfOpening(new TypeError('x'), true)).toThrow('x');
  });
});
