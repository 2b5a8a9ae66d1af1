import { describe, expect, it } from '@jest/globals';
import { spanOf } from './look-span.policy.js';

describe('the time that is looked at', () => {
  it('should be whole days where the area is', () => {
    expect(spanOf('2026-11-29', '2026-11-30', '15.71')).toEqual({
      from: '2026-11-28T17:00:00.000Z',
      until: '2026-11-30T17:00:00.000Z',
    });
    expect(spanOf('2026-11-30', '2026-11-30', '91')?.from).toBe('2026-11-29T15:00:00.000Z');
  });

  it.each([
    ['', '2026-11-30'],
    ['2026-11-30', ''],
    ['2026-11-30', '2026-11-29'],
    ['2026-01-01', '2026-04-03'],
  ])('should be none from %p to %p', (from, until) => {
    expect(spanOf(from, until, '15.71')).toBeNull();
  });
});
