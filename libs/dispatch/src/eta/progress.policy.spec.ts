import { describe, expect, it } from '@jest/globals';
import { correctedRemainingS } from './progress.policy.js';

const START = { atMs: 0, remainingS: 600 };
const after = (elapsedS: number, remainingS: number): number =>
  correctedRemainingS(START, { atMs: elapsedS * 1_000, remainingS });

describe('correctedRemainingS', () => {
  it('should believe the travel times at the start', () => {
    expect(after(0, 600)).toBe(600);
  });

  it('should change nothing for a drive that goes as foreseen', () => {
    expect(after(300, 300)).toBe(300);
  });

  it('should expect a slow drive to stay slow, and a fast one fast', () => {
    expect(after(600, 300)).toBeGreaterThan(300 * 1.5);
    expect(after(600, 300)).toBeLessThan(300 * 2);
    expect(after(150, 300)).toBeLessThan(300);
  });

  it('should believe the pace the more the longer it was driven', () => {
    const paceAfter = (elapsedS: number, coveredS: number): number =>
      correctedRemainingS(
        { atMs: 0, remainingS: 2_000 },
        { atMs: elapsedS * 1_000, remainingS: 2_000 - coveredS },
      ) /
      (2_000 - coveredS);
    expect(paceAfter(60, 30)).toBeLessThan(paceAfter(600, 300));
  });

  it('should grow while a unit stands or drives away, within bounds', () => {
    expect(after(300, 600)).toBeGreaterThan(600);
    expect(after(300, 700)).toBeGreaterThan(700);
    expect(after(100_000, 600)).toBe(1_800);
  });

  it('should take a clock that went back as no time', () => {
    expect(after(-60, 600)).toBe(600);
  });
});
