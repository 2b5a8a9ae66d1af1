import { z } from 'zod';
import * as assignments from './assignment.js';
import * as inbounds from './inbound.js';
import * as incidents from './incident.js';
import * as reports from './reports.js';
import { IdParam } from '../common/common.js';
import { Recommendation, RecommendInput } from './recommendation.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** Incidents, offers, jobs, announcements to hospitals, alerts, reports. */
export const dispatchRoutes = {
  recommend: endpoint(POST, '/recommendations', 'incident.read', RecommendInput, Recommendation),
  openIncident: endpoint(
    POST,
    '/incidents',
    'incident.manage',
    incidents.OpenIncidentInput,
    incidents.Incident,
  ),
  incident: endpoint(GET, '/incidents/:id', 'incident.read', IdParam, incidents.Incident),
  incidentTimeline: endpoint(GET, '/incidents/:id/timeline', 'incident.read', IdParam, incidents.Timeline),
  updateIncident: endpoint(
    POST,
    '/incidents/:id',
    'incident.manage',
    incidents.UpdateIncidentInput,
    incidents.Incident,
  ),
  offer: endpoint(
    POST,
    '/incidents/:id/offers',
    'dispatch.offer',
    assignments.OfferInput,
    z.object({ assignments: z.array(assignments.Assignment) }),
  ),
  closeIncident: endpoint(
    POST,
    '/incidents/:id/close',
    'incident.manage',
    incidents.CloseIncidentInput,
    incidents.Incident,
  ),
  cancelIncident: endpoint(
    POST,
    '/incidents/:id/cancel',
    'incident.manage',
    incidents.CancelIncidentInput,
    incidents.Incident,
  ),
  mergeIncident: endpoint(
    POST,
    '/incidents/:id/merge',
    'incident.manage',
    incidents.MergeIncidentInput,
    incidents.Incident,
  ),
  splitCall: endpoint(
    POST,
    '/calls/:id/split',
    'incident.manage',
    incidents.SplitCallInput,
    incidents.Incident,
  ),
  reopenIncident: endpoint(
    POST,
    '/incidents/:id/reopen',
    'incident.manage',
    incidents.ReopenIncidentInput,
    incidents.Incident,
  ),
  assignment: endpoint(GET, '/assignments/:id', 'assignment.read', IdParam, assignments.Assignment),
  assignmentRoute: endpoint(
    GET,
    '/assignments/:id/route',
    'assignment.read',
    IdParam,
    assignments.AssignmentRoute,
  ),
  markDelivered: endpoint(
    POST,
    '/assignments/:id/delivered',
    'assignment.answer',
    IdParam,
    assignments.Assignment,
  ),
  accept: endpoint(
    POST,
    '/assignments/:id/accept',
    'assignment.answer',
    assignments.AcceptInput,
    assignments.Assignment,
  ),
  decline: endpoint(
    POST,
    '/assignments/:id/decline',
    'assignment.answer',
    assignments.DeclineInput,
    assignments.Assignment,
  ),
  advance: endpoint(
    POST,
    '/assignments/:id/status',
    'assignment.advance',
    assignments.AdvanceInput,
    assignments.Assignment,
  ),
  correctStamp: endpoint(
    POST,
    '/assignments/:id/corrections',
    'assignment.manage',
    assignments.CorrectStampInput,
    assignments.Assignment,
  ),
  cancelAssignment: endpoint(
    POST,
    '/assignments/:id/cancel',
    'assignment.manage',
    assignments.CancelAssignmentInput,
    assignments.Assignment,
  ),
  reassign: endpoint(
    POST,
    '/assignments/:id/reassign',
    'assignment.manage',
    assignments.ReassignInput,
    assignments.Assignment,
  ),
  setDestination: endpoint(
    POST,
    '/assignments/:id/destination',
    'assignment.advance',
    assignments.SetDestinationInput,
    assignments.Assignment,
  ),
  takeAlert: endpoint(POST, '/alerts/:id/take', 'alert.take', IdParam, inbounds.Alert),
  acknowledgeAlert: endpoint(POST, '/alerts/:id/acknowledge', 'alert.acknowledge', IdParam, inbounds.Alert),
  responseTimes: endpoint(
    GET,
    '/reports/response-times',
    'report.read',
    reports.ResponseTimeQuery,
    reports.ResponseTimeReport,
  ),
  reportSeries: endpoint(
    GET,
    '/reports/series',
    'report.read',
    reports.ReportSeriesQuery,
    reports.ReportSeries,
  ),
} as const;
