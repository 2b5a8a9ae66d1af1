import { describe, expect, it } from '@jest/globals';
import {
  isCancelled,
  isConnectionLoss,
  isDataProblem,
  isLockTimeout,
  isRetryable,
  isUniqueViolation,
  isUnstorable,
} from './pg-errors.js';

const coded = (code: string, more: object = {}): Error => Object.assign(new Error('uji'), { code, ...more });

describe('errors of the database', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED'), true],
    [
      'a refused connection on both address families',
      new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]),
      true,
    ],
    ['a reset connection', coded('ECONNRESET'), true],
    ['a server that is stopped', coded('57P01'), true],
    ['a server that is starting', coded('57P03'), true],
    ['a transaction that said nothing too long', coded('25P03'), true],
    ['too many connections', coded('53300'), true],
    ['a connection exception', coded('08006'), true],
    ['a connection that ended in a query', new Error('Connection terminated unexpectedly'), true],
    ['a pool that got no connection in time', new Error('timeout exceeded when trying to connect'), true],
    ['a server that never answered', new Error('Query read timeout'), true],
    ['a broken client', new Error('Client has encountered a connection error and is not queryable'), true],
    ['a unique violation', coded('23505'), false],
    ['a syntax error', coded('42601'), false],
    ['an empty aggregate', new AggregateError([]), false],
    ['a word', 'ECONNREFUSED', false],
    ['nothing', null, false],
  ])('should tell whether %s is a lost connection', (_, error, expected) => {
    expect(isConnectionLoss(error)).toBe(expected);
  });

  it('should try again after a deadlock or a serialisation failure only', () => {
    expect([isRetryable(coded('40P01')), isRetryable(coded('40001')), isRetryable(coded('23505'))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('should know a statement that ran too long', () => {
    expect(['57014', '57P01', '40P01'].filter((code) => isCancelled(coded(code)))).toEqual(['57014']);
  });

  it('should know it also as the database gives it on, and a lock that was not to be had', () => {
    expect(isCancelled(new Error('overloaded', { cause: coded('57014') }))).toBe(true);
    expect([isLockTimeout(coded('55P03')), isLockTimeout(coded('57014')), isCancelled(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('should know a failure that lies in the data', () => {
    const codes = ['22003', '23503', '57014', '40P01', 'ECONNRESET'];
    expect(codes.filter((code) => isDataProblem(coded(code)))).toEqual(['22003', '23503']);
  });

  it('should know a value that cannot be stored, and take no fault of ours for one', () => {
    const codes = ['22021', '22P05', '22008', '22P02', '23502', '42601'];
    expect(codes.filter((code) => isUnstorable(coded(code)))).toEqual(['22021', '22P05', '22008']);
  });

  it('should know a unique violation by its constraint', () => {
    const error = coded('23505', { constraint: 'account_username_uq' });
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'account_username_uq')).toBe(true);
    expect(isUniqueViolation(error, 'other_uq')).toBe(false);
    expect(isUniqueViolation(coded('23503'))).toBe(false);
  });
});
