import { describe, expect, it } from '@jest/globals';
import { LookedUp } from './looked-up.js';

const NOW = new Date('2026-11-21T07:00:00Z');
const LATER_MS = NOW.getTime() + 1_000;

describe('LookedUp', () => {
  it('should give what was put until its time is over', () => {
    const cache = new LookedUp<string>(10);
    cache.put('a', 'Sari', LATER_MS, cache.mark);
    expect(cache.get('a', NOW)).toBe('Sari');
    expect(cache.get('b', NOW)).toBeNull();
    expect(cache.get('a', new Date(LATER_MS))).toBeNull();
  });

  it('should drop what is meant, and keep the rest', () => {
    const cache = new LookedUp<string>(10);
    for (const value of ['Sari', 'Budi']) cache.put(value, value, LATER_MS, cache.mark);
    cache.dropWhere((value) => value === 'Sari');
    expect([cache.get('Sari', NOW), cache.get('Budi', NOW)]).toEqual([null, 'Budi']);
  });

  it('should not keep what was read before a change that was told before it was put', () => {
    const cache = new LookedUp<string>(10);
    const before = cache.mark;
    cache.dropWhere((value) => value === 'Sari');
    cache.put('a', 'Sari', LATER_MS, before);
    expect(cache.get('a', NOW)).toBeNull();
    cache.put('a', 'Sari', LATER_MS, cache.mark);
    expect(cache.get('a', NOW)).toBe('Sari');
  });

  it('should not grow beyond its limit', () => {
    const cache = new LookedUp<number>(3);
    for (let index = 0; index < 4; index += 1) cache.put(String(index), index, LATER_MS, cache.mark);
    expect([0, 1, 2, 3].filter((index) => cache.get(String(index), NOW) !== null)).toEqual([3]);
  });
});
