import { describe, expect, it } from '@jest/globals';
import type { Account, Facility } from '#siaga/contracts';
import { ownFacilities } from './own-facilities.policy.js';

describe('own facilities', () => {
  const facility = (id: string, kind: Facility['kind'] = 'hospital') =>
    [id, { id, name: id, kind } as Facility] as const;
  const all = new Map([facility('b'), facility('a'), facility('p', 'puskesmas')]);
  const account = (scope: Account['grants'][number]['scope'], role = 'facility_staff') =>
    ({ grants: [{ role, scope }] }) as unknown as Account;

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

  it('should be none of an officer of follow-up, whose work is an area’s', () => {
    const scope = { kind: 'region', regionCode: '15.71' } as const;
    expect(ownFacilities(account(scope, 'field_officer'), all)).toEqual([]);
    expect(ownFacilities(account(scope, 'health_office'), all)).toEqual([]);
  });
});
