/** Everything of dispatch: the incident, the unit's part in it, what hospitals and supervisors are told. */
export * from './incident-status.js';
export * from './incident.js';
export * from './assignment.js';
export * from './inbound.js';
