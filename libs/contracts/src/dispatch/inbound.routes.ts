import * as inbounds from './inbound.js';
import { IdParam } from '../common/common.js';
import { POST, endpoint } from '../define/endpoint.js';

/** What a hospital answers to who is on the way: all that its desk asks of dispatching. */
export const inboundRoutes = {
  acknowledgeInbound: endpoint(POST, '/inbound/:id/acknowledge', 'inbound.answer', IdParam, inbounds.Inbound),
} as const;
