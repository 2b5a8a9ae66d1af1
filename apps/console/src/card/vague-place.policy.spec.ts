import { describe, expect, it } from '@jest/globals';
import { outsideOf, vaguenessOf } from './vague-place.policy.js';

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

describe('outsideOf', () => {
  it.each<[string | null, string[], ReturnType<typeof outsideOf>]>([
    ['15.71.03', ['15.71'], null],
    ['15.71', ['15.71'], null],
    ['15.71.03', ['15.05', '15'], null],
    ['35.29.01', ['ID'], null],
    ['15.05.01', ['15.71'], 'region'],
    ['15', ['15.71'], 'region'],
    ['35.29.01', ['15.71'], 'province'],
    ['1.5', ['15'], 'province'],
    [null, ['15.71'], null],
    ['15.71', [], null],
  ])('should say of %s for a centre of %j: %s', (regionCode, own, outside) => {
    expect(outsideOf(regionCode, own)).toBe(outside);
  });
});
