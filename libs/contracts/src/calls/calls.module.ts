import { z } from 'zod';
import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { CallDisposition } from './call-disposition.js';
import { Call, CallState } from './calls.js';
import { callRoutes } from './calls.routes.js';

const call = defineEntity({
  name: 'call',
  schema: Call,
  events: [
    'call.received.v1',
    'call.updated.v1',
    'call.closed.v1',
    'call.place-restored.v1',
    'call.link-sent.v1',
    'call.link-opened.v1',
    'call.position-shared.v1',
  ],
  topics: ['region'],
  snapshot: 'calls',
});

/** A call that a list of the past brought: nobody's screen hears of it, since nothing is to be done about it. */
const pastCall = defineEntity({
  name: 'past_call',
  schema: Call,
  events: ['past-call.recorded.v1'],
  topics: [],
});

/** Calls from the telephone to the card. */
export const callsModule = defineModule({
  name: 'calls',
  routes: callRoutes,
  errors: {
    'INGEST.BAD_SIGNATURE': 401,
    'INGEST.INVALID_EVENT': 422,
    'CALL.ALREADY_ANSWERED': 409,
    'CALL.ILLEGAL_STEP': 409,
    'CALL.ALREADY_LINKED': 409,
    'CALL.PLACE_CHANGED': 409,
    'CALL.NO_NUMBER': 409,
    'CALL.LINK_TOO_OFTEN': 429,
    'CALL.LINK_NOT_SET_UP': 409,
  },
  permissions: {
    'call.read': ['operator', 'supervisor'],
    'call.handle': ['operator', 'supervisor'],
    'ingest.review': ['supervisor'],
    /** Past calls change what reports say of a region. */
    'call.record': [],
  },
  visitorRights: { 'call.share_position': ['link:call'] },
  snapshot: {
    /** Dropped calls of the last day that are older than those listed: of more than 5,000 the newest are. */
    callsLeftOut: z.number().int().optional(),
  },
  entities: [call, pastCall],
  texts: { callState: CallState.options, disposition: CallDisposition.options },
});
