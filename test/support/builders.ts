import type { ApiInput, Grant, Place, Role } from '#siaga/contracts';

/** Demo region and the region whose things its people must not see. */
export const OWN_REGION = '15.71';
export const OTHER_REGION = '35.29';

/** A role in a region. */
export function inRegion(role: Role, regionCode = OWN_REGION): Grant[] {
  return [{ role, scope: { kind: 'region', regionCode } }];
}

/** A crew's right to one unit. */
export function onUnit(unitId: string): Grant[] {
  return [{ role: 'crew', scope: { kind: 'unit', unitId } }];
}

/** A desk's right to one facility. */
export function atFacility(facilityId: string, role: Role = 'facility_staff'): Grant[] {
  return [{ role, scope: { kind: 'facility', facilityId } }];
}

/** A place an operator pinned in Kota Jambi. */
export function placeAt(overrides: Partial<Place> = {}): Place {
  return {
    point: { lon: 103.632, lat: -1.597 },
    accuracyM: 15,
    source: 'map_pin',
    label: 'Simpang contoh',
    context: '',
    regionCode: null,
    isConfirmed: true,
    ...overrides,
  };
}

/** What an operator types to open an incident; invented people. */
export function incidentInput(overrides: Partial<ApiInput<'openIncident'>> = {}): ApiInput<'openIncident'> {
  return {
    regionCode: OWN_REGION,
    complaint: 'breathing',
    triage: 'merah',
    needs: { unit: ['bls'], facility: [] },
    place: placeAt(),
    personal: {
      patients: [{ name: 'Budi Contoh', sex: 'male', ageYears: 61, condition: 'sesak' }],
      notes: null,
      callbackNumber: '0811-0000-0201',
    },
    ...overrides,
  };
}
