import { describe, expect, it } from '@jest/globals';
import { periodOf } from './period.policy.js';
import { asksFor, plainWords } from './words.policy.js';

const NOW = new Date('2026-11-28T17:30:00Z');

describe('days of a search', () => {
  it.each([
    ['Asia/Jakarta', '2026-11-28T17:00:00.000Z', '2026-11-29T17:00:00.000Z'],
    ['Asia/Jayapura', '2026-11-28T15:00:00.000Z', '2026-11-29T15:00:00.000Z'],
  ])('should be those of the clock of %s', (zone, start, end) => {
    const { start: from, end: to } = periodOf({ from: '2026-11-29', to: '2026-11-29' }, NOW, zone);
    expect([from.toISOString(), to.toISOString()]).toEqual([start, end]);
  });

  it('should end today, which has begun already where the sun rises first, and reach back by themselves', () => {
    expect(periodOf({}, NOW, 'Asia/Jayapura')).toMatchObject({ from: '2026-08-30', to: '2026-11-29' });
    expect(periodOf({ from: '2026-11-01' }, NOW, 'Asia/Jakarta')).toMatchObject({ to: '2026-11-29' });
    expect(periodOf({ to: '2026-02-01' }, NOW, 'Asia/Jakarta')).toMatchObject({ from: '2025-11-02' });
  });

  it.each([
    [{ from: '2026-11-02', to: '2026-11-01' }, 'to'],
    [{ from: '2025-01-01', to: '2026-11-01' }, 'from'],
  ])('should refuse %j', (days, path) => {
    expect(() => periodOf(days, NOW, 'Asia/Jakarta')).toThrow(
      expect.objectContaining({ code: 'INPUT.INVALID', fields: [expect.objectContaining({ path })] }),
    );
  });
});

describe('words of a search', () => {
  it('should be compared without case, accents and signs', () => {
    expect(plainWords('  Jl. Café-“Kopi” No. 5B ')).toBe('jl cafe kopi no 5b');
  });

  it('should all be there, in part, in any order', () => {
    const asks = asksFor('sudir BUDI');
    expect(asks?.(['Jl. Sudirman', null, 'Bapak Budi'])).toBe(true);
    expect(asks?.(['Jl. Sudirman', 'Sari'])).toBe(false);
    expect(asksFor(' . ')).toBeNull();
  });
});
