import { describe, expect, it } from '@jest/globals';
import { RateWindow } from './rate-window.js';

describe('RateWindow', () => {
  it('should let so many through in a window, each key by itself, and begin again after it', () => {
    const window = new RateWindow(2, 1_000);
    expect([window.take('a', 0), window.take('a', 10), window.take('a', 20)]).toEqual([true, true, false]);
    expect(window.isFull('a', 999)).toBe(true);
    expect([window.take('b', 20), window.isFull('b', 20), window.isFull('c', 20)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(window.isFull('a', 1_000)).toBe(false);
    expect(window.take('a', 1_000)).toBe(true);
  });

  it('should forget the oldest key rather than grow', () => {
    const window = new RateWindow(1, 1_000, 2);
    for (const key of ['a', 'b', 'c']) window.take(key, 0);
    expect(['a', 'b', 'c'].map((key) => window.isFull(key, 1))).toEqual([false, true, true]);
  });
});
