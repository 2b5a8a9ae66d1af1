import { z } from 'zod';
import * as calls from './calls.js';
import { IdParam, None } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** Calls from the telephone to the card. */
export const callRoutes = {
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
  undoCallPlace: endpoint(POST, '/calls/:id/place/undo', 'call.handle', calls.UndoCallPlaceInput, calls.Call),
  sendCallerLink: endpoint(POST, '/calls/:id/caller-link', 'call.handle', calls.SendLinkInput, calls.Call),
  /** For the caller's own phone: that the page stands, and where the phone is. */
  openCallerLink: endpoint(
    POST,
    '/portal/calls/:id/opened',
    'call.share_position',
    IdParam,
    calls.CallerLinkState,
  ),
  sharePosition: endpoint(
    POST,
    '/portal/calls/:id/position',
    'call.share_position',
    calls.SharePositionInput,
    calls.CallerLinkState,
  ),
  closeCall: endpoint(POST, '/calls/:id/close', 'call.handle', calls.CloseCallInput, calls.Call),
  linkCall: endpoint(POST, '/calls/:id/link', 'call.handle', calls.LinkCallInput, calls.Call),
} as const;
