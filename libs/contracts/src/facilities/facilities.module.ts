import { FacilityCapability } from '../common/needs.js';
import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { BedKind, Facility, FacilityKind } from './facilities.js';
import { facilityRoutes } from './facilities.routes.js';

const facility = defineEntity({
  name: 'facility',
  schema: Facility,
  events: ['facility.imported.v1', 'facility.updated.v1'],
  // Who works a queue hears of the house, whether or not its emergency room is theirs.
  topics: ['region', 'facility', 'capacity', 'queue'],
  snapshot: 'facilities',
});

/** Hospitals and puskesmas: what they can do, what they have free, whether they take patients. */
export const facilitiesModule = defineModule({
  name: 'facilities',
  routes: facilityRoutes,
  errors: { 'FACILITY.INVALID_CAPACITY': 422 },
  permissions: {
    'facility.read': ['operator', 'supervisor', 'facility_staff', 'clinic_head'],
    'facility.update_status': ['supervisor', 'facility_staff'],
    'facility.manage': [],
    'capacity.read': ['operator', 'supervisor', 'crew'],
  },
  // Where patients can be taken: a crew chooses among the facilities around its unit, whatever its own grant is for.
  topics: { capacity: { scope: 'region', needs: ['capacity.read'], isHeardByCrews: true } },
  entities: [facility],
  texts: {
    facilityCapability: FacilityCapability.options,
    facilityKind: FacilityKind.options,
    bedKind: BedKind.options,
  },
});
