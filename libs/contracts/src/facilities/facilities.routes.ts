import * as facilities from './facilities.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** Hospitals and puskesmas. */
export const facilityRoutes = {
  facilities: endpoint(
    GET,
    '/facilities',
    'facility.read',
    facilities.FacilityQuery,
    facilities.FacilityList,
  ),
  setBeds: endpoint(
    POST,
    '/facilities/:id/beds',
    'facility.update_status',
    facilities.SetBedsInput,
    facilities.Facility,
  ),
  setDiversion: endpoint(
    POST,
    '/facilities/:id/diversion',
    'facility.update_status',
    facilities.SetDiversionInput,
    facilities.Facility,
  ),
  setCapability: endpoint(
    POST,
    '/facilities/:id/capability',
    'facility.manage',
    facilities.SetCapabilityInput,
    facilities.Facility,
  ),
  setFacilityPoint: endpoint(
    POST,
    '/facilities/:id/point',
    'facility.manage',
    facilities.SetFacilityPointInput,
    facilities.Facility,
  ),
} as const;
