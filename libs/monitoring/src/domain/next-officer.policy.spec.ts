import { describe, expect, it } from '@jest/globals';
import { nextOfficer } from './next-officer.policy.js';

describe('who is asked next', () => {
  it.each([
    [['a', 'b', 'c'], null, 'a'],
    [['a', 'b', 'c'], 'a', 'b'],
    [['a', 'b', 'c'], 'c', 'a'],
    [['a', 'b', 'c'], 'gone', 'a'],
    [['a'], 'a', 'a'],
    [[], 'a', null],
    [[], null, null],
  ])('should be of %j after %s: %s', (officers, asked, next) => {
    expect(nextOfficer(officers, asked)).toBe(next);
  });
});
