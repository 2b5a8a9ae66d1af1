import { z } from 'zod';
import * as dispatch from '../dispatch.js';
import * as reports from '../reports.js';
import { IdParam } from '../common.js';
import { Recommendation, RecommendInput } from '../recommendation.js';
import { GET, POST, endpoint } from './endpoint.js';

/** Incidents, offers, jobs, announcements to hospitals, alerts, reports. */
export const dispatchRoutes = {
  recommend: endpoint(POST, '/recommendations', 'incident.read', RecommendInput, Recommendation),
  openIncident: endpoint(
    POST,
    '/incidents',
    'incident.manage',
    dispatch.OpenIncidentInput,
    dispatch.Incident,
  ),
  incident: endpoint(GET, '/incidents/:id', 'incident.read', IdParam, dispatch.Incident),
  incidentTimeline: endpoint(GET, '/incidents/:id/timeline', 'incident.read', IdParam, dispatch.Timeline),
  updateIncident: endpoint(
    POST,
    '/incidents/:id',
    'incident.manage',
    dispatch.UpdateIncidentInput,
    dispatch.Incident,
  ),
  offer: endpoint(
    POST,
    '/incidents/:id/offers',
    'dispatch.offer',
    dispatch.OfferInput,
    z.object({ assignments: z.array(dispatch.Assignment) }),
  ),
  closeIncident: endpoint(
    POST,
    '/incidents/:id/close',
    'incident.manage',
    dispatch.CloseIncidentInput,
    dispatch.Incident,
  ),
  cancelIncident: endpoint(
    POST,
    '/incidents/:id/cancel',
    'incident.manage',
    dispatch.CancelIncidentInput,
    dispatch.Incident,
  ),
  assignment: endpoint(GET, '/assignments/:id', 'assignment.read', IdParam, dispatch.Assignment),
  assignmentRoute: endpoint(
    GET,
    '/assignments/:id/route',
    'assignment.read',
    IdParam,
    dispatch.AssignmentRoute,
  ),
  markDelivered: endpoint(
    POST,
    '/assignments/:id/delivered',
    'assignment.answer',
    IdParam,
    dispatch.Assignment,
  ),
  accept: endpoint(
    POST,
    '/assignments/:id/accept',
    'assignment.answer',
    dispatch.AcceptInput,
    dispatch.Assignment,
  ),
  decline: endpoint(
    POST,
    '/assignments/:id/decline',
    'assignment.answer',
    dispatch.DeclineInput,
    dispatch.Assignment,
  ),
  advance: endpoint(
    POST,
    '/assignments/:id/status',
    'assignment.advance',
    dispatch.AdvanceInput,
    dispatch.Assignment,
  ),
  correctStamp: endpoint(
    POST,
    '/assignments/:id/corrections',
    'assignment.manage',
    dispatch.CorrectStampInput,
    dispatch.Assignment,
  ),
  cancelAssignment: endpoint(
    POST,
    '/assignments/:id/cancel',
    'assignment.manage',
    dispatch.CancelAssignmentInput,
    dispatch.Assignment,
  ),
  reassign: endpoint(
    POST,
    '/assignments/:id/reassign',
    'assignment.manage',
    dispatch.ReassignInput,
    dispatch.Assignment,
  ),
  setDestination: endpoint(
    POST,
    '/assignments/:id/destination',
    'assignment.advance',
    dispatch.SetDestinationInput,
    dispatch.Assignment,
  ),
  acknowledgeInbound: endpoint(POST, '/inbound/:id/acknowledge', 'inbound.answer', IdParam, dispatch.Inbound),
  acknowledgeAlert: endpoint(POST, '/alerts/:id/acknowledge', 'alert.acknowledge', IdParam, dispatch.Alert),
  responseTimes: endpoint(
    GET,
    '/reports/response-times',
    'report.read',
    reports.ResponseTimeQuery,
    reports.ResponseTimeReport,
  ),
} as const;
