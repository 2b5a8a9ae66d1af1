import { describe, expect, it } from '@jest/globals';
import { visitTime } from './visit-time.policy.js';

describe('when a visit was', () => {
  const [openedAt, now] = [new Date('2026-11-29T01:00:00Z'), new Date('2026-11-30T05:00:00Z')];
  const told = (at: string | null): string => visitTime(at, { now, openedAt }).toISOString();

  it('should be as the device says, within the life of the case', () => {
    expect(told('2026-11-30T03:00:00Z')).toBe('2026-11-30T03:00:00.000Z');
    expect(told(null)).toBe(now.toISOString());
    expect(told('2031-01-01T00:00:00Z')).toBe(now.toISOString());
    expect(told('1970-01-01T00:00:00Z')).toBe(openedAt.toISOString());
  });
});
