import { describe, expect, it } from '@jest/globals';
import type { Account, Facility } from '#siaga/contracts';
import { dayStartMs } from './day-start.policy.js';
import { ownFacilities } from './own-facilities.policy.js';

describe('day start', () => {
  it.each([
    ['Asia/Jakarta', '2026-11-21T07:32:08.500Z', '2026-11-20T17:00:00.000Z'],
    ['Asia/Jakarta', '2026-11-21T17:00:00.000Z', '2026-11-21T17:00:00.000Z'],
    ['Asia/Jayapura', '2026-11-21T16:00:00.000Z', '2026-11-21T15:00:00.000Z'],
  ])('should find midnight in %s at %s', (zone, now, expected) => {
    expect(new Date(dayStartMs(Date.parse(now), zone)).toISOString()).toBe(expected);
  });
});

describe('own facilities', () => {
  const facility = (id: string, kind: Facility['kind'] = 'hospital') =>
    [id, { id, name: id, kind } as Facility] as const;
  const all = new Map([facility('b'), facility('a'), facility('p', 'puskesmas')]);
  const account = (scope: Account['grants'][number]['scope']) =>
    ({ grants: [{ role: 'facility_staff', scope }] }) as unknown as Account;

  it('should be the one that was granted', () => {
    expect(ownFacilities(account({ kind: 'facility', facilityId: 'b' }), all).map((one) => one.id)).toEqual([
      'b',
    ]);
  });

  it('should be the hospitals of the region for a region’s people', () => {
    expect(ownFacilities(account({ kind: 'region', regionCode: '15.71' }), all).map((one) => one.id)).toEqual(
      ['a', 'b'],
    );
  });
});
