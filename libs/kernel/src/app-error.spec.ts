import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '#siaga/contracts';
import { AppError, found, statusOf } from './app-error.js';

describe('AppError', () => {
  it.each([...ERROR_CODES])('should have an HTTP status for %s', (code) => {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(statusOf(code)).toBeLessThan(600);
  });

  it('should answer what is missing and what is forbidden with the same status', () => {
    expect(statusOf('RESOURCE.NOT_FOUND')).toBe(404);
    expect(ERROR_CODES.filter((code) => statusOf(code) === 403)).toEqual(['IDENTITY.CROSS_SITE']);
  });

  it('should keep its cause, its facts and its fields', () => {
    const cause = new Error('dalam');
    const fields = [{ path: 'a', message: 'b' }];
    const error = new AppError('INPUT.INVALID', { details: { n: 1 }, fields, cause });
    expect(error).toMatchObject({
      code: 'INPUT.INVALID',
      message: 'INPUT.INVALID',
      details: { n: 1 },
      fields,
      cause,
    });
  });

  it('should take zero and empty text for found', () => {
    expect([found(0), found(''), found(false)]).toEqual([0, '', false]);
    for (const missing of [null, undefined])
      expect(() => found(missing)).toThrow(expect.objectContaining({ code: 'RESOURCE.NOT_FOUND' }));
  });
});
