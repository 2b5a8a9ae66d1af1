import { describe, expect, it } from '@jest/globals';
import type { BedCapacity } from '#siaga/contracts';
import { changedBeds, withAvailable, withTotal, type BedDraft } from './bed-draft.policy.js';

const DRAFT: BedDraft = { kind: 'er', total: 10, available: 4 };
const PUBLISHED: BedCapacity[] = [{ ...DRAFT, kind: 'er', updatedAt: '2026-11-21T07:00:00.000Z' }];

describe('bed draft', () => {
  it.each([
    [5, 5],
    [11, 10],
    [-1, 0],
    [3.7, 3],
  ])('should hold %d free beds as %d of 10', (asked, expected) => {
    expect(withAvailable(DRAFT, asked).available).toBe(expected);
  });

  it('should lower the free beds with the beds there are', () => {
    expect(withTotal(DRAFT, 3)).toEqual({ kind: 'er', total: 3, available: 3 });
    expect(withTotal(DRAFT, 99_999).total).toBe(5_000);
  });

  it('should send only what differs', () => {
    expect(changedBeds(PUBLISHED, [DRAFT, { kind: 'icu', total: 0, available: 0 }])).toEqual([]);
    expect(
      changedBeds(PUBLISHED, [withAvailable(DRAFT, 3), { kind: 'icu', total: 2, available: 0 }]),
    ).toHaveLength(2);
  });
});
