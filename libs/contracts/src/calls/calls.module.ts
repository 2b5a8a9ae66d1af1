import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { CallDisposition } from './call-disposition.js';
import { Call, CallState } from './calls.js';
import { callRoutes } from './calls.routes.js';

const call = defineEntity({
  name: 'call',
  schema: Call,
  events: ['call.received.v1', 'call.updated.v1', 'call.closed.v1', 'call.place-restored.v1'],
  topics: ['region'],
  snapshot: 'calls',
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
  },
  permissions: {
    'call.read': ['operator', 'supervisor'],
    'call.handle': ['operator', 'supervisor'],
    'ingest.review': ['supervisor'],
  },
  entities: [call],
  texts: { callState: CallState.options, disposition: CallDisposition.options },
});
