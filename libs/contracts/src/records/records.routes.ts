import * as records from './records.js';
import { POST, endpoint } from '../define/endpoint.js';

/** What was, found again and taken along. By POST: numbers and addresses of people belong in no address of a page, and in no log. */
export const recordRoutes = {
  findIncidents: endpoint(
    POST,
    '/records/incidents',
    'incident.read',
    records.FindIncidentsInput,
    records.FoundIncidents,
  ),
  exportIncidents: endpoint(
    POST,
    '/records/incidents.csv',
    'record.export',
    records.ExportIncidentsInput,
    records.RecordFile,
  ),
} as const;
