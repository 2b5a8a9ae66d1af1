import { describe, expect, it } from '@jest/globals';
import { refusalWords, untaken, weightOf } from './untaken.js';

describe('a message that was not taken', () => {
  it.each([
    [200, 'for good'],
    [301, 'away'],
    [307, 'away'],
    [400, 'for good'],
    [401, 'away'],
    [403, 'away'],
    [404, 'for good'],
    [408, 'later'],
    [410, 'for good'],
    [413, 'for good'],
    [422, 'for good'],
    [425, 'later'],
    [429, 'later'],
    [500, 'away'],
    [503, 'away'],
  ])('should go on after %i as %s', (status, weight) => {
    expect(weightOf(status)).toBe(weight);
  });

  it('should be told to the outbox in one form, its words bounded', () => {
    expect(untaken('for good', 'x'.repeat(300))).toEqual({ kind: 'refused', problem: 'x'.repeat(200) });
    expect(untaken('later', 'HTTP 429', 5_000)).toEqual({
      kind: 'again',
      problem: 'HTTP 429',
      afterMs: 5_000,
    });
    expect(untaken('away', 'HTTP 503')).toEqual({ kind: 'again', problem: 'HTTP 503', isProviderAway: true });
  });

  it('should keep neither number nor text that the provider repeats', () => {
    expect(refusalWords('to +6281100000042: Jangan lupa', 'Jangan lupa')).not.toMatch(/811|Jangan/);
    expect(refusalWords('nothing', '')).toBe('nothing');
    expect(refusalWords(null, 'Jangan lupa')).toBeNull();
  });
});
