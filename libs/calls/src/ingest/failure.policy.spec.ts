import { describe, expect, it } from '@jest/globals';
import { AppError } from '#siaga/kernel';
import { isOfTheEvent } from './failure.policy.js';

describe('isOfTheEvent', () => {
  it.each([
    ['text that cannot be stored', Object.assign(new Error('22021'), { code: '22021' }), true],
    ['a broken constraint', Object.assign(new Error('23514'), { code: '23514' }), true],
    ['a fault of ours', new TypeError('undefined is not a function'), true],
    ['a database that is away', new AppError('SYSTEM.DATABASE_UNAVAILABLE'), false],
    ['a statement that took too long', Object.assign(new Error('57014'), { code: '57014' }), false],
    ['a broken socket', Object.assign(new Error('ECONNRESET'), { code: 'ECONNRESET' }), false],
  ])('should tell for %s', (_, error, expected) => {
    expect(isOfTheEvent(error)).toBe(expected);
  });
});
