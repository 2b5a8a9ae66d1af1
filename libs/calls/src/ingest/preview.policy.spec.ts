import { describe, expect, it } from '@jest/globals';
import { previewOf } from './preview.policy.js';

describe('previewOf', () => {
  it('should mask numbers but for their last three digits', () => {
    expect(previewOf('{"from":"0811-0000-1234"}')).toBe('{"from":"••••-••••-•234"}');
  });

  it("should take out the caller's name", () => {
    expect(previewOf('{"callerName": "Ibu \\"Sari\\"","type":"rang"}')).toBe(
      '{"callerName": "•••","type":"rang"}',
    );
  });

  it('should keep short numbers and words', () => {
    expect(previewOf('{"to":"119","type":"rang"}')).toBe('{"to":"119","type":"rang"}');
  });

  it('should cut a long text short', () => {
    expect(previewOf('x'.repeat(10_000))).toHaveLength(501);
  });
});
