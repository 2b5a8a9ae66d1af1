export { RecordsModule } from './records.module.js';
export { IncidentSearch } from './search/incident-search.service.js';
