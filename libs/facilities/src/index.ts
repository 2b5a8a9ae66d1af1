export { FacilitiesModule } from './facilities.module.js';
export { FacilitiesService } from './facilities/facilities.service.js';
export { type FacilityScope } from './facilities/facility.repository.js';
export {
  activeDiversion,
  judgeFacility,
  type Availability,
  type PatientDemand,
} from './domain/facility-availability.policy.js';
export { isOpenAt } from './domain/opening.policy.js';
export { FacilityImporter, type ImportOptions } from './import/facility-importer.service.js';
export { type FacilityFact } from './import/facility-fact.js';
export { type MapFacility } from './import/map-facility.js';
export { type ImportReport } from './import/import-report.js';
export { type RowProblem } from './import/source-row.js';
export { facilityColumns, UnreadableFileError } from './import/read-source.js';
export { previewSource, type SourcePreview } from './import/preview-source.js';
export { FACILITY_FIELDS } from './import/facility-fields.js';
export { FacilityPlaces } from './places/facility-places.js';
