import { describe, expect, it } from '@jest/globals';
import type { Grant, Permission } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { Caller, type Target } from './caller.js';

const UNIT = newId();
const FACILITY = newId();

function caller(...grants: Grant[]): Caller {
  const account = {
    id: newId(),
    username: 'uji',
    displayName: 'Uji',
    grants,
    disabledAt: null,
    mustChangePassword: false,
  };
  return new Caller(account, newId());
}

const inRegion = (role: Grant['role'], regionCode: string): Grant => ({
  role,
  scope: { kind: 'region', regionCode },
});
const crew: Grant = { role: 'crew', scope: { kind: 'unit', unitId: UNIT } };
const desk: Grant = { role: 'facility_staff', scope: { kind: 'facility', facilityId: FACILITY } };

describe('Caller', () => {
  const cases: [what: string, grants: Grant[], permission: Permission, target: Target, may: boolean][] = [
    [
      'an operator in the region',
      [inRegion('operator', '15.71')],
      'call.handle',
      { regionCode: '15.71' },
      true,
    ],
    [
      'an operator in a part of the region',
      [inRegion('operator', '15.71')],
      'call.handle',
      { regionCode: '15.71.03' },
      true,
    ],
    [
      'an operator in the region above',
      [inRegion('operator', '15.71')],
      'call.handle',
      { regionCode: '15' },
      false,
    ],
    [
      'an operator in a region that begins alike',
      [inRegion('operator', '15.7')],
      'call.handle',
      { regionCode: '15.71' },
      false,
    ],
    ['an operator elsewhere', [inRegion('operator', '15.71')], 'call.handle', { regionCode: '35.29' }, false],
    ['a national operator', [inRegion('operator', 'ID')], 'call.handle', { regionCode: '35.29' }, true],
    [
      'an operator without the permission',
      [inRegion('operator', '15.71')],
      'account.manage',
      { regionCode: '15.71' },
      false,
    ],
    [
      'two grants that only together would do',
      [inRegion('operator', '35.29'), inRegion('field_officer', '15.71')],
      'call.handle',
      { regionCode: '15.71' },
      false,
    ],
    ['a target without a place', [inRegion('admin', 'ID')], 'call.handle', {}, false],
    [
      'a target whose place is not known',
      [inRegion('operator', '15.71')],
      'call.handle',
      { regionCode: null },
      false,
    ],
    ['a crew for its unit', [crew], 'assignment.answer', { regionCode: '15.71', unitId: UNIT }, true],
    ['a crew for another unit', [crew], 'assignment.answer', { regionCode: '15.71', unitId: newId() }, false],
    ['a crew for a region', [crew], 'assignment.answer', { regionCode: '15.71' }, false],
    [
      'a desk for its facility',
      [desk],
      'inbound.answer',
      { regionCode: '15.71', facilityId: FACILITY },
      true,
    ],
    [
      'a desk for another facility',
      [desk],
      'inbound.answer',
      { regionCode: '15.71', facilityId: newId() },
      false,
    ],
    ['nobody', [], 'session.own', { regionCode: 'ID' }, false],
  ];

  it.each(cases)('should decide for %s', (_, grants, permission, target, may) => {
    const person = caller(...grants);
    expect(person.can(permission, target)).toBe(may);
    const demand = (): void => person.demand(permission, target);
    if (may) expect(demand).not.toThrow();
    else expect(demand).toThrow(expect.objectContaining({ code: 'RESOURCE.NOT_FOUND', details: undefined }));
  });

  it('should refuse what is not there in the same words as what is forbidden', () => {
    const person = caller(inRegion('admin', 'ID'));
    for (const missing of [null, undefined])
      expect(() => person.demand('call.read', missing)).toThrow(
        expect.objectContaining({ code: 'RESOURCE.NOT_FOUND' }),
      );
  });

  it('should tell where a permission holds, and nowhere else', () => {
    const person = caller(inRegion('operator', '15.71'), crew, desk);
    expect(person.audience('facility.read')).toEqual({
      regionCodes: ['15.71'],
      unitIds: [],
      facilityIds: [FACILITY],
    });
    expect(person.audience('assignment.read')).toEqual({
      regionCodes: ['15.71'],
      unitIds: [UNIT],
      facilityIds: [],
    });
    expect(person.audience('account.manage')).toEqual({ regionCodes: [], unitIds: [], facilityIds: [] });
    expect(person.holds('inbound.answer')).toBe(true);
    expect(person.holds('fleet.manage')).toBe(false);
  });
});
