import { describe, expect, it } from '@jest/globals';
import { toldDay, toldTime } from './told-times.policy.js';

describe('times and days that people are told', () => {
  it('should be those of the wall clock there', () => {
    const at = new Date('2026-11-24T02:30:00Z');
    expect(['15.71', '64.74', '91.03'].map((region) => toldTime(at, region))).toEqual([
      '09.30',
      '10.30',
      '11.30',
    ]);
  });

  it('should be said in the reader’s language', () => {
    expect(toldDay('2026-11-24', 'id')).toBe('Selasa 24 November');
    expect(toldDay('2026-11-24', 'en')).toBe('Tuesday 24 November');
  });
});
