import { describe, expect, it } from '@jest/globals';
import { checkNodeVersion, isNewEnough } from './node-version.mjs';

describe('isNewEnough', () => {
  it.each([
    ['v20.19.0', true],
    ['v20.20.2', true],
    ['v22.0.0', true],
    ['v20.18.9', false],
    ['v18.20.0', false],
  ])('should judge %s as %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });

  it('should say which version is there and which is needed', () => {
    expect(() => checkNodeVersion('v18.0.0')).toThrow(/20\.19 or newer.*v18\.0\.0/);
  });
});
