import { describe, expect, it } from '@jest/globals';
import { reportBeds } from './beds.policy.js';

const AT = new Date('2026-11-21T03:00:00.000Z');
const known = { kind: 'icu', total: 4, available: 1, updatedAt: '2026-11-20T00:00:00.000Z' } as const;

describe('reportBeds', () => {
  it('should replace the kinds named and keep the others with their age', () => {
    const decision = reportBeds(
      [known, { ...known, kind: 'er' }],
      [{ kind: 'er', total: 12, available: 5 }],
      AT,
    );
    expect(decision).toEqual({
      ok: true,
      beds: [known, { kind: 'er', total: 12, available: 5, updatedAt: AT.toISOString() }],
    });
  });

  it('should refuse more beds free than there are', () => {
    const decision = reportBeds([], [{ kind: 'er', total: 2, available: 3 }], AT);
    expect(decision).toMatchObject({ ok: false, fields: [{ path: 'beds.0.available' }] });
  });

  it('should refuse a kind named twice', () => {
    const beds = { kind: 'er', total: 2, available: 1 } as const;
    expect(reportBeds([], [beds, beds], AT)).toMatchObject({ ok: false, fields: [{ path: 'beds.1.kind' }] });
  });
});
