import { describe, expect, it } from '@jest/globals';
import { isPlaceUnsure, VAGUE_M } from '../index.js';

describe('a place that a crew may not find', () => {
  it.each([
    [{ accuracyM: 12 }, false],
    [{ accuracyM: VAGUE_M }, false],
    [{ accuracyM: VAGUE_M + 1 }, true],
    [{ accuracyM: 4_000 }, true],
    [{ accuracyM: 12, doubt: 'zero' }, true],
  ] as const)('should be told from one it finds: %j', (place, isUnsure) => {
    expect(isPlaceUnsure({ doubt: undefined, ...place })).toBe(isUnsure);
  });
});
