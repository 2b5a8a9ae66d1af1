import { describe, expect, it } from '@jest/globals';
import { vaguenessOf } from './vague-place.policy.js';

describe('vaguenessOf', () => {
  it.each([
    [15, null],
    [500, null],
    [501, 'village'],
    [1_500, 'village'],
    [4_000, 'district'],
    [10_000, 'district'],
    [60_000, 'regency'],
  ])('should say of ±%s m: %s', (accuracyM, vagueness) => {
    expect(vaguenessOf(accuracyM)).toBe(vagueness);
  });
});
