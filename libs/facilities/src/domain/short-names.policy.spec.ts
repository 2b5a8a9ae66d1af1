import { describe, expect, it } from '@jest/globals';
import { shortNames } from './short-names.policy.js';

describe('shortNames', () => {
  it.each([
    ['hospital', 'RS DKT Dr. Bratanata', ['RS DKT', 'RS Bratanata']],
    ['hospital', 'RSUD H. Abdul Manap', ['RS Abdul', 'RS Manap']],
    ['hospital', 'RS Baiturrahim', []],
    ['hospital', 'Rumah Sakit Ibu dan Anak', []],
    ['puskesmas', 'Puskesmas Putri Ayu', []],
  ] as const)('should shorten the %s %s to %j', (kind, name, expected) => {
    expect(shortNames({ kind, name })).toEqual(expected);
  });
});
