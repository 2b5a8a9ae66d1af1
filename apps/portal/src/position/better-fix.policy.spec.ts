import { describe, expect, it } from '@jest/globals';
import { isWorthSending } from './better-fix.policy.js';

describe('what a phone sends of its fixes', () => {
  const before = { accuracyM: 100, atMs: 0 };

  it('should be the first one, and then those that are clearly better, not all at once', () => {
    expect(isWorthSending(5_000, 0, null)).toBe(true);
    expect(isWorthSending(90, 10_000, before)).toBe(false);
    expect(isWorthSending(60, 10_000, before)).toBe(true);
    expect(isWorthSending(60, 1_000, before)).toBe(false);
    expect(isWorthSending(200, 10_000, before)).toBe(false);
  });
});
