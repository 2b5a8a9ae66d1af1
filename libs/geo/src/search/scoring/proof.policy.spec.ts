import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../text/parse-query.js';
import { canBePart, isProven, isWholeName, type Claim } from './proof.policy.js';

function claim(start: number, end: number, changes: Partial<Claim> & { likeness?: number } = {}): Claim {
  const { likeness = 1, ...others } = changes;
  return {
    reading: { start, end, mask: ((1 << (end - start)) - 1) << start, quality: likeness, likeness },
    level: 4,
    isRoad: false,
    range: 'local',
    share: 1,
    told: 1,
    loose: 0,
    sureness: null,
    named: 1,
    isTalk: false,
    isOnlyProvince: false,
    isInLonger: false,
    isSlipOfOther: false,
    ...others,
  };
}

const proven = (
  text: string,
  start: number,
  end: number,
  changes: Parameters<typeof claim>[2] = {},
): boolean => isProven(parseQuery(text).words, claim(start, end, changes));

describe('what proves a place', () => {
  it('should let a name alone stand near by when little else is in the text', () => {
    expect(proven('legok', 0, 1)).toBe(true);
    expect(proven('legok', 0, 1, { likeness: 0.8 })).toBe(true);
    expect(proven('legok', 0, 1, { likeness: 0.7 })).toBe(false);
    expect(proven('legok qwerty asdf', 0, 1, { share: 0.3, told: 0.3, loose: 0.7 })).toBe(false);
  });

  it('should ask for more the farther off it is', () => {
    expect(proven('legok', 0, 1, { range: 'far', likeness: 0.9 })).toBe(true);
    expect(proven('legok abc', 0, 1, { range: 'far', likeness: 0.9, share: 0.8 })).toBe(false);
    expect(proven('legok', 0, 1, { range: 'foreign', likeness: 0.9 })).toBe(false);
    expect(proven('legok', 0, 1, { range: 'foreign' })).toBe(true);
    expect(proven('legok abc', 0, 1, { range: 'foreign', share: 0.8, told: 0.8 })).toBe(false);
  });

  it('should believe a name with a region beside it, elsewhere only when both are spelled well', () => {
    const beside = { share: 0.5, told: 0.3, loose: 0.7 };
    expect(proven('legok jambi abc', 0, 1, { ...beside, sureness: 0.7 })).toBe(true);
    expect(proven('legok jambi abc', 0, 1, { ...beside, range: 'foreign', sureness: 0.9 })).toBe(true);
    expect(proven('legok jambi abc', 0, 1, { ...beside, range: 'foreign', sureness: 0.7 })).toBe(false);
  });

  it('should want two regions around a far name where both may be misspelt', () => {
    const beside = { share: 0.9, told: 0.4, sureness: 0.75, likeness: 0.75, range: 'far' } as const;
    expect(proven('legok jambi', 0, 1, beside)).toBe(false);
    expect(proven('legok telanai jambi', 0, 1, { ...beside, named: 2 })).toBe(true);
  });

  it('should want more beside a name that is partly there, and where only the province is told', () => {
    const beside = { sureness: 0.9, likeness: 0.9, share: 0.9, range: 'far' } as const;
    expect(proven('legok jambi', 0, 1, beside)).toBe(true);
    expect(proven('legok jambi', 0, 1, { ...beside, isOnlyProvince: true })).toBe(true);
    expect(proven('legok jambi', 0, 1, { ...beside, sureness: 0.85, isOnlyProvince: true })).toBe(false);
    const part = { start: 0, end: 1, mask: 1, likeness: 1, quality: 0.6 };
    expect(proven('agung jambi', 0, 1, { ...beside, reading: part })).toBe(false);
    expect(proven('agung jambi', 0, 1, { ...beside, reading: part, range: 'local' })).toBe(true);
  });

  it('should take no part of a whole name, nor what bears more than the name far away', () => {
    expect(proven('legok barat', 0, 1, { isInLonger: true })).toBe(false);
    expect(proven('jl legok barat', 1, 2, { isInLonger: true })).toBe(true);
    expect(proven('jl legok barat', 1, 2, { isInLonger: true, range: 'far' })).toBe(false);
    for (const more of ['iii', 'ujung', 'residence', 'abc'])
      expect(proven(`legok ${more}`, 0, 1, { range: 'far' })).toBe(false);
  });

  it('should take words of the language for a name only with a title, a region, or nothing else', () => {
    expect(proven('kelapa', 0, 1)).toBe(true);
    expect(proven('kelapa', 0, 1, { range: 'foreign' })).toBe(false);
    expect(proven('kelapa abc', 0, 1, { told: 0.6, share: 0.6 })).toBe(false);
    expect(proven('jl kelapa abc', 1, 2, { level: 0, told: 0.6, share: 0.6 })).toBe(true);
    expect(proven('kel kelapa', 1, 2)).toBe(true);
  });

  it('should want the whole name, well spelled and near by, in a sentence', () => {
    expect(proven('legok', 0, 1, { isTalk: true })).toBe(true);
    expect(proven('legok', 0, 1, { isTalk: true, likeness: 0.85 })).toBe(false);
    expect(proven('legok', 0, 1, { isTalk: true, range: 'far' })).toBe(false);
    expect(proven('kelapa', 0, 1, { isTalk: true })).toBe(false);
  });

  it('should believe a street far away only when nothing but its name is asked for', () => {
    const road = { level: 0, isRoad: true };
    for (const range of ['far', 'foreign'] as const) {
      expect(proven('jl durian', 1, 2, { ...road, range })).toBe(true);
      expect(proven('jl durian banjir', 1, 2, { ...road, range, told: 0.96, share: 0.96 })).toBe(false);
    }
    expect(proven('jl durian banjir', 1, 2, { ...road, told: 0.9, share: 0.9 })).toBe(true);
  });

  it('should take no kind of place for the street that bears its name', () => {
    const road = { level: 0, isRoad: true };
    expect(proven('puskesmas pembantu', 0, 1, { ...road, told: 0.5, share: 0.5 })).toBe(false);
    expect(proven('jl puskesmas pembantu', 1, 2, { ...road, told: 0.5, share: 0.5 })).toBe(true);
  });

  it('should make parts of streets near by only, and know a whole name', () => {
    expect(canBePart(claim(0, 1, { level: 0, likeness: 0.9 }))).toBe(true);
    expect(canBePart(claim(0, 1, { level: 0, range: 'foreign' }))).toBe(false);
    expect(canBePart(claim(0, 1, { level: 4 }))).toBe(false);
    expect(isWholeName(claim(0, 1))).toBe(true);
    expect(isWholeName(claim(0, 1, { told: 0.9 }))).toBe(false);
  });
});
