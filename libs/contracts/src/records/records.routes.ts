import * as records from './records.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/**
 * What was, found again, printed and taken along. Questions are asked by POST: numbers and addresses of people belong in no address of a page, and in
 * no log.
 */
export const recordRoutes = {
  findIncidents: endpoint(
    POST,
    '/records/incidents',
    'incident.read',
    records.FindIncidentsInput,
    records.FoundIncidents,
  ),
  printIncident: endpoint(
    GET,
    '/records/incidents/:id/sheet.pdf',
    'incident.read',
    records.PrintIncidentInput,
    records.RecordFile,
  ),
  printShift: endpoint(
    GET,
    '/records/shift.pdf',
    'record.export',
    records.PrintShiftInput,
    records.RecordFile,
  ),
  exportIncidents: endpoint(
    POST,
    '/records/incidents.csv',
    'record.export',
    records.ExportIncidentsInput,
    records.RecordFile,
  ),
} as const;
