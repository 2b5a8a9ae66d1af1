import { None, Nothing } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';
import { RedeemInput, Visit } from './visits.js';

/** Coming in by a link, and leaving. Only the command takes a secret: what fetches a page to preview it opens nothing. */
export const visitRoutes = {
  redeemLink: endpoint(POST, '/portal/redeem', 'public', RedeemInput, Visit),
  visit: endpoint(GET, '/portal/visit', 'visit.own', None, Visit),
  leaveVisit: endpoint(POST, '/portal/leave', 'visit.own', None, Nothing),
} as const;
