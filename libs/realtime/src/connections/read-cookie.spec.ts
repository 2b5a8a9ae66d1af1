import { describe, expect, it } from '@jest/globals';
import { readCookie } from './read-cookie.js';

describe('readCookie', () => {
  it.each([
    ['the only one', 'siaga_session=abc', 'abc'],
    ['one among others', 'a=1; siaga_session=abc; b=2', 'abc'],
    ['a value with an equals sign', 'siaga_session=abc=', 'abc='],
    ['none', undefined, null],
    ['another whose name ends alike', 'x_siaga_session=abc', null],
    ['an empty one', 'siaga_session=', null],
  ])('should read %s', (_, header, value) => {
    expect(readCookie(header, 'siaga_session')).toBe(value);
  });
});
