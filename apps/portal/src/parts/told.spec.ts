import { describe, expect, it } from '@jest/globals';
import { toldDay, toldTime } from './told.js';

describe('times and days on a ticket', () => {
  it('should be those of the clinic’s wall clock, wherever the phone is', () => {
    expect(toldTime('2026-11-24T02:30:00Z', 'Asia/Jakarta')).toBe('09.30');
    expect(toldTime('2026-11-24T17:05:00Z', 'Asia/Jakarta')).toBe('00.05');
    expect(toldTime('2026-11-24T02:30:00Z', 'Asia/Makassar')).toBe('10.30');
  });

  it('should be said in the reader’s language', () => {
    expect(toldDay('2026-11-24', 'id')).toBe('Selasa 24 November');
    expect(toldDay('2026-11-24', 'en')).toBe('Tuesday 24 November');
  });
});
