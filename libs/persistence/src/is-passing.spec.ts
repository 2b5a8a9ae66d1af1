import { describe, expect, it } from '@jest/globals';
import { AppError } from '#siaga/kernel';
import { isPassing } from './database.js';

const coded = (code: string): Error => Object.assign(new Error('uji'), { code });

describe('a failure of the database', () => {
  it.each([
    ['a lost connection, as pg says it', coded('57P01'), true],
    ['a lost connection, as it is thrown', new AppError('SYSTEM.DATABASE_UNAVAILABLE'), true],
    ['a lock that another holds', coded('55P03'), true],
    ['a statement that ran too long', coded('57014'), true],
    ['both as they are thrown', new AppError('SYSTEM.OVERLOADED', { cause: coded('57014') }), true],
    [
      'a refusal that a slow statement led to',
      new AppError('REPORT.TOO_LONG', { cause: coded('57014') }),
      false,
    ],
    ['a unique violation', coded('23505'), false],
    ['a wrong value', new AppError('INPUT.INVALID'), false],
    ['a mistake of ours', new TypeError('uji'), false],
  ])('should be told from that of what was asked: %s', (_, error, expected) => {
    expect(isPassing(error)).toBe(expected);
  });
});
