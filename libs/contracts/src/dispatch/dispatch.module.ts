import { Triage } from '../common/common.js';
import { ComplaintCode } from '../common/needs.js';
import { ReasonCode } from '../common/reasons.js';
import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { Assignment, AssignmentStatus, StampName, StampSource } from './assignment.js';
import { dispatchRoutes } from './dispatch.routes.js';
import { inboundRoutes } from './inbound.routes.js';
import { Alert, AlertKind, Inbound, InboundStatus } from './inbound.js';
import { Incident, IncidentOutcome } from './incident.js';
import { LateTimes } from './lateness.js';
import { JobNoticeKind } from './notice.js';
import { INCIDENT_EVENTS, IncidentStatus } from './incident-status.js';

const incident = defineEntity({
  name: 'incident',
  schema: Incident,
  events: INCIDENT_EVENTS,
  topics: ['region'],
  snapshot: 'incidents',
});

const assignment = defineEntity({
  name: 'assignment',
  schema: Assignment,
  events: [
    'assignment.offered.v1',
    'assignment.accepted.v1',
    'assignment.declined.v1',
    'assignment.expired.v1',
    'assignment.withdrawn.v1',
    'assignment.advanced.v1',
    'assignment.released.v1',
    'assignment.cancelled.v1',
    'assignment.corrected.v1',
    'assignment.updated.v1',
  ],
  topics: ['region', 'unit'],
  snapshot: 'assignments',
});

const inbound = defineEntity({
  name: 'inbound',
  schema: Inbound,
  events: ['inbound.announced.v1', 'inbound.updated.v1', 'inbound.acknowledged.v1', 'inbound.closed.v1'],
  topics: ['region', 'facility'],
  snapshot: 'inbounds',
});

const alert = defineEntity({
  name: 'alert',
  schema: Alert,
  events: ['alert.raised.v1', 'alert.taken.v1', 'alert.acknowledged.v1', 'alert.ended.v1'],
  topics: ['alerts'],
  snapshot: 'alerts',
});

const CENTRE = ['operator', 'supervisor'] as const;
const CENTRE_AND_CREW = [...CENTRE, 'crew'] as const;

/** Incidents, ranking, offers and jobs, announcements to hospitals, alerts, reports. */
export const dispatchModule = defineModule({
  name: 'dispatch',
  routes: { ...dispatchRoutes, ...inboundRoutes },
  errors: {
    'INCIDENT.NOT_OPEN': 409,
    'INCIDENT.HAS_ACTIVE_ASSIGNMENTS': 409,
    'INCIDENT.OUTCOME_DOES_NOT_FIT': 409,
    'INCIDENT.SAME': 409,
    'INCIDENT.BEING_HANDED_OVER': 409,
    'INCIDENT.ONLY_CALL': 409,
    'INCIDENT.NOT_OVER': 409,
    'INCIDENT.OVER_TOO_LONG': 409,
    'DISPATCH.UNIT_ALREADY_ASSIGNED': 409,
    'DISPATCH.UNIT_NOT_IN_SERVICE': 409,
    'DISPATCH.OFFER_NOT_LIVE': 409,
    'DISPATCH.ILLEGAL_STEP': 409,
    'DISPATCH.FACILITY_NOT_ACCEPTING': 409,
    'INBOUND.ILLEGAL_STEP': 409,
    'REPORT.TOO_LONG': 503,
  },
  permissions: {
    'incident.read': CENTRE,
    'incident.manage': CENTRE,
    'dispatch.offer': CENTRE,
    'assignment.read': CENTRE_AND_CREW,
    'assignment.answer': CENTRE_AND_CREW,
    'assignment.advance': CENTRE_AND_CREW,
    'assignment.manage': CENTRE,
    'inbound.read': [...CENTRE, 'facility_staff'],
    'inbound.answer': ['supervisor', 'facility_staff'],
    'alert.read': CENTRE,
    'alert.take': CENTRE,
    'alert.acknowledge': ['supervisor'],
    'report.read': ['supervisor'],
  },
  topics: {
    // A region's topic carries calls with what they say of people: a crew or a desk with a grant for a region does not hear it.
    region: { scope: 'region', needs: ['call.read', 'incident.read'] },
    unit: { scope: 'unit', needs: ['assignment.answer'] },
    facility: { scope: 'facility', needs: ['inbound.read'] },
    alerts: { scope: 'region', needs: ['alert.read'] },
  },
  entities: [incident, assignment, inbound, alert],
  snapshot: {
    /** When each wait is late, by status and colour: the same for every screen and for the alerts. */
    lateTimes: LateTimes,
  },
  texts: {
    triage: Triage.options,
    complaint: ComplaintCode.options,
    assignmentStatus: AssignmentStatus.options,
    stamp: StampName.options,
    stampSource: StampSource.options,
    reason: ReasonCode.options,
    incidentStatus: IncidentStatus.options,
    outcome: IncidentOutcome.options,
    inboundStatus: InboundStatus.options,
    alert: AlertKind.options,
    notice: JobNoticeKind.options,
  },
});
