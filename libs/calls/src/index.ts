export { CallService } from './calls/call.service.js';
export { CallIncidentService } from './calls/call-incident.service.js';
export { CallRecords, type CallRecord } from './calls/call-records.query.js';
export { CallWatchers, type CallWatcher } from './calls/call-watchers.js';
export { HandedCallService, type HandedCase } from './calls/handed-call.service.js';
export { IngestService } from './ingest/ingest.service.js';
export { RefusedEventRetry, RefusedEventService } from './ingest/refused-event.service.js';
export { SourceAuthenticator, type CallSource } from './ingest/source-authenticator.js';
export { CallsModule } from './calls.module.js';
