import { describe, expect, it } from '@jest/globals';
import { isCopiedWith } from './own-copy.policy.js';

const REPORTER = { id: 'own', isReporter: true };
const born = (bornOn: string | null, id = 'other') => ({ id, person: { bornOn } });

describe('whose data is given with one’s own', () => {
  it.each([
    ['the own', born('1980-01-01', 'own'), REPORTER, true],
    ['a child', born('2010-05-01'), REPORTER, true],
    ['a child on the last day', born('2008-12-01'), REPORTER, true],
    ['who is grown up today', born('2008-11-30'), REPORTER, false],
    ['another adult', born('1985-05-01'), REPORTER, false],
    ['somebody of whom nobody knows', born(null), REPORTER, false],
    ['a child, to who reports for nobody', born('2010-05-01'), { id: 'own', isReporter: false }, false],
  ])('should be right for %s', (_, one, own, isGiven) => {
    expect(isCopiedWith(one, own, '2026-11-30')).toBe(isGiven);
  });
});
