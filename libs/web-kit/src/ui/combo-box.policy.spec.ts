import { describe, expect, it } from '@jest/globals';
import { activeIndex, REPLACED_MS, standingsOf, stepFrom, wasSeen } from './combo-box.policy.js';

const first = standingsOf([], ['a', 'b', 'c'], 1_000, false);

describe('what was seen', () => {
  it('should count from the frame that painted it', () => {
    expect(wasSeen(first, 0, 'a', 999)).toBe(false);
    expect(wasSeen(first, 0, 'a', 1_000)).toBe(true);
    expect(wasSeen(first, 3, 'd', 2_000)).toBe(false);
  });

  it('should not be a row that is not painted in this place yet', () => {
    expect(wasSeen(first, 0, 'b', 2_000)).toBe(false);
  });

  it('should wait for a row that took another’s place under the same text', () => {
    const renewed = standingsOf(first, ['a', 'x', 'b'], 5_000, true);
    expect(wasSeen(renewed, 0, 'a', 5_000)).toBe(true);
    expect(wasSeen(renewed, 1, 'x', 5_000)).toBe(false);
    expect(wasSeen(renewed, 2, 'b', 5_000 + REPLACED_MS - 1)).toBe(false);
    expect(wasSeen(renewed, 2, 'b', 5_000 + REPLACED_MS)).toBe(true);
  });

  it('should wait no longer when the row is painted again meanwhile', () => {
    const renewed = standingsOf(first, ['x'], 5_000, true);
    expect(standingsOf(renewed, ['x'], 5_100, true)).toEqual(renewed);
  });

  it('should not wait for what was added below, nor for the answer to a new text', () => {
    expect(wasSeen(standingsOf(first, ['a', 'b', 'c', 'd'], 5_000, true), 3, 'd', 5_000)).toBe(true);
    expect(wasSeen(standingsOf(first, ['x'], 5_000, false), 0, 'x', 5_000)).toBe(true);
  });
});

describe('the row that is looked at', () => {
  it('should be the first until a hand moves, then go where its row goes', () => {
    expect(activeIndex(['a', 'b'], null)).toBe(0);
    expect(activeIndex(['x', 'a', 'b'], 'b')).toBe(2);
    expect(activeIndex(['x', 'y'], 'b')).toBe(0);
  });

  it('should go round', () => {
    expect([stepFrom(0, 1, 3), stepFrom(2, 1, 3), stepFrom(0, -1, 3), stepFrom(0, 1, 0)]).toEqual([
      1, 0, 2, 0,
    ]);
  });
});
