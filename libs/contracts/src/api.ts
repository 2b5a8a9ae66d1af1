import { z } from 'zod';
import * as calls from './calls.js';
import { IdParam, Nothing } from './common.js';
import * as dispatch from './dispatch.js';
import * as facilities from './facilities.js';
import * as fleet from './fleet.js';
import * as geo from './geo.js';
import * as identity from './identity.js';
import type { Permission } from './permissions.js';
import { Recommendation, RecommendInput } from './recommendation.js';
import * as reports from './reports.js';
import { Snapshot } from './snapshot.js';

/** One HTTP route: where it is, who may call it, what it takes (path, query and body parsed together) and gives. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST';
  /** Path with `:params`, taken out of the input. */
  path: string;
  /** `public`: no session; `source`: a telephone system's own credential; otherwise the permission needed somewhere. */
  access: Permission | 'public' | 'source';
  input: I;
  output: O;
}

function endpoint<I extends z.ZodType, O extends z.ZodType>(
  method: 'GET' | 'POST',
  path: string,
  access: Endpoint['access'],
  input: I,
  output: O,
): Endpoint<I, O> {
  return { method, path: `/api/v1${path}`, access, input, output };
}

const None = z.object({});
const GET = 'GET';
const POST = 'POST';

/** Every route of the API. Controllers, clients, the simulator and the rights tests read this one table. */
export const api = {
  info: endpoint(GET, '/info', 'public', None, identity.PublicInfo),
  signIn: endpoint(POST, '/auth/sign-in', 'public', identity.SignInInput, identity.SessionView),
  signOut: endpoint(POST, '/auth/sign-out', 'session.own', None, Nothing),
  session: endpoint(GET, '/auth/session', 'session.own', None, identity.SessionView),
  changePassword: endpoint(POST, '/auth/password', 'session.own', identity.ChangePasswordInput, Nothing),
  accounts: endpoint(GET, '/accounts', 'account.manage', None, identity.AccountList),
  createAccount: endpoint(POST, '/accounts', 'account.manage', identity.CreateAccountInput, identity.Account),
  updateAccount: endpoint(
    POST,
    '/accounts/:id',
    'account.manage',
    identity.UpdateAccountInput,
    identity.Account,
  ),

  snapshot: endpoint(GET, '/snapshot', 'session.own', None, Snapshot),

  locate: endpoint(GET, '/geo/locate', 'geo.use', geo.LocateInput, geo.LocateResult),
  describe: endpoint(GET, '/geo/describe', 'geo.use', geo.DescribeInput, geo.PlaceDescription),
  borders: endpoint(GET, '/geo/borders', 'session.own', geo.BordersInput, geo.BorderCollection),

  ingestCalls: endpoint(POST, '/ingest/calls', 'source', z.unknown(), calls.IngestResult),
  refusedEvents: endpoint(GET, '/ingest/refused', 'ingest.review', None, calls.RefusedEventList),
  retryRefusedEvent: endpoint(
    POST,
    '/ingest/refused/:id/retry',
    'ingest.review',
    IdParam,
    calls.IngestResult,
  ),
  createCall: endpoint(POST, '/calls', 'call.handle', calls.CreateCallInput, calls.Call),
  call: endpoint(GET, '/calls/:id', 'call.read', IdParam, calls.Call),
  answerCall: endpoint(POST, '/calls/:id/answer', 'call.handle', IdParam, calls.Call),
  setCallPlace: endpoint(POST, '/calls/:id/place', 'call.handle', calls.SetCallPlaceInput, calls.Call),
  closeCall: endpoint(POST, '/calls/:id/close', 'call.handle', calls.CloseCallInput, calls.Call),
  linkCall: endpoint(POST, '/calls/:id/link', 'call.handle', calls.LinkCallInput, calls.Call),

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

  units: endpoint(GET, '/units', 'fleet.read', None, fleet.UnitList),
  createUnit: endpoint(POST, '/units', 'fleet.manage', fleet.CreateUnitInput, fleet.Unit),
  signOn: endpoint(POST, '/units/:id/sign-on', 'fleet.sign_on', IdParam, fleet.Unit),
  signOff: endpoint(POST, '/units/:id/sign-off', 'fleet.sign_on', IdParam, fleet.Unit),
  setService: endpoint(POST, '/units/:id/service', 'fleet.sign_on', fleet.SetServiceInput, fleet.Unit),
  reportPositions: endpoint(
    POST,
    '/units/:id/positions',
    'fleet.report_position',
    fleet.ReportPositionsInput,
    fleet.ReportPositionsResult,
  ),

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

  responseTimes: endpoint(
    GET,
    '/reports/response-times',
    'report.read',
    reports.ResponseTimeQuery,
    reports.ResponseTimeReport,
  ),
} as const;

export type Api = typeof api;
export type EndpointName = keyof Api;
/** What a caller sends. */
export type ApiInput<N extends EndpointName> = z.input<Api[N]['input']>;
/** What the server answers. */
export type ApiOutput<N extends EndpointName> = z.infer<Api[N]['output']>;

/** Header that makes a command safe to send twice: the second time gives the first answer. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';
export const IdempotencyKey = z.string().min(8).max(100);
/** Header that carries the correlation id, taken from the caller when it looks like one and always answered. */
export const CORRELATION_HEADER = 'x-correlation-id';
/** Headers of a signed call event: hex HMAC-SHA-256 over `timestamp.body` as `sha256=…`, seconds or ISO time within five minutes. */
export const SIGNATURE_HEADER = 'x-siaga-signature';
export const TIMESTAMP_HEADER = 'x-siaga-timestamp';
/** Names the source whose secret signed the body. */
export const SOURCE_HEADER = 'x-siaga-source';
export const SESSION_COOKIE = 'siaga_session';

/**
 * Splits an input into URL and body for an endpoint: path parameters are filled in, GET carries the rest as a query.
 * Throws RangeError when a path parameter is missing.
 */
export function buildRequest(
  route: Endpoint,
  input: Record<string, unknown>,
): { url: string; body: Record<string, unknown> | null } {
  const used = new Set<string>();
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = input[name];
    if (typeof value !== 'string') throw new RangeError(`Path parameter ${name} is missing`);
    used.add(name);
    return encodeURIComponent(value);
  });
  const rest = Object.entries(input).filter(([key]) => !used.has(key));
  if (route.method === 'POST') return { url: path, body: Object.fromEntries(rest) };
  const query = new URLSearchParams();
  for (const [key, value] of rest) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      query.set(key, String(value));
    }
  }
  const text = query.toString();
  return { url: text ? `${path}?${text}` : path, body: null };
}
