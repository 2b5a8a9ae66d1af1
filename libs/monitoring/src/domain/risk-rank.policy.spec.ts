import { describe, expect, it } from '@jest/globals';
import { riskOf } from './risk-rank.policy.js';

const today = '2026-12-01';

describe('how much somebody is at risk', () => {
  it.each([
    ['traveller', [], '1990-01-01', 0],
    ['pdp', [], '1990-01-01', 3],
    ['otg', ['pregnant', 'comorbid'], '1990-01-01', 3],
    ['contact', [], null, 1],
  ] as const)('should count what a %s with %j is', (kind, risks, bornOn, rank) => {
    expect(riskOf(kind, { risks: [...risks], bornOn }, today)).toBe(rank);
  });

  it.each([
    ['1966-12-01', 1],
    ['1966-12-02', 0],
    ['2021-12-01', 0],
    ['2021-12-02', 1],
  ])('should count an age at either end once: born %s', (bornOn, rank) => {
    expect(riskOf('traveller', { risks: [], bornOn }, today)).toBe(rank);
  });

  it('should not count the age twice for who is also told to be old', () => {
    expect(riskOf('traveller', { risks: ['elderly'], bornOn: '1940-05-05' }, today)).toBe(1);
    expect(riskOf('traveller', { risks: ['elderly'], bornOn: null }, today)).toBe(1);
  });
});
