import { describe, expect, it } from '@jest/globals';
import { countdown } from './countdown.policy.js';

const START = '2026-11-21T07:32:00.000Z';
const DUE = '2026-11-21T07:32:30.000Z';
const at = (s: number) => Date.parse(START) + s * 1_000;

describe('countdown', () => {
  it.each([
    [0, 30, 1, false],
    [10.4, 20, 0.653, false],
    [15, 15, 0.5, false],
    [29.9, 1, 0.003, false],
    [30, 0, 0, true],
    [400, 0, 0, true],
  ])('should say at second %d that %d s are left', (s, remainingS, fraction, isOver) => {
    const left = countdown(START, DUE, at(s));
    expect(left.remainingS).toBe(remainingS);
    expect(left.fraction).toBeCloseTo(fraction, 2);
    expect(left.isOver).toBe(isOver);
  });

  it('should not fill the bar over its end when the clocks still differ', () => {
    expect(countdown(START, DUE, at(-5)).fraction).toBe(1);
  });

  it('should be right on a phone whose clock is an hour wrong, given the offset', () => {
    const phoneNowMs = at(12) + 3_600_000;
    expect(countdown(START, DUE, phoneNowMs - 3_600_000).remainingS).toBe(18);
  });
});
