import { endpoint, GET, POST, PUT } from '../define/endpoint.js';
import * as jkn from './jkn.js';
import { MANAGE, READ, WORK } from './jkn.rights.js';

/** BPJS's own door, and what staff ask about what was said there. */
export const jknRoutes = {
  jknLink: endpoint(GET, '/jkn/link', MANAGE, jkn.JknLinkInput, jkn.JknLinkAnswer),
  setJknLink: endpoint(POST, '/jkn/link', MANAGE, jkn.SetJknLinkInput, jkn.SetJknLinkAnswer),
  jknExchanges: endpoint(GET, '/jkn/exchanges', READ, jkn.JknExchangesInput, jkn.JknExchangeList),
  jknComparison: endpoint(GET, '/jkn/comparison', READ, jkn.JknComparisonInput, jkn.JknComparison),
  jknKnown: endpoint(GET, '/jkn/known', READ, jkn.JknKnownInput, jkn.JknKnown),
  jknVisit: endpoint(GET, '/jkn/visit', READ, jkn.JknVisitInput, jkn.JknVisit),
  jknOperations: endpoint(GET, '/jkn/operations', WORK, jkn.JknOperationsInput, jkn.JknOperationList),
  setJknOperation: endpoint(POST, '/jkn/operations', WORK, jkn.SetJknOperationInput, jkn.JknOperation),
  jknDoorGet: endpoint(GET, '/jkn/door/:facilityId/*', 'source', jkn.JknAsk, jkn.JknAnswer),
  jknDoorPost: endpoint(POST, '/jkn/door/:facilityId/*', 'source', jkn.JknAsk, jkn.JknAnswer),
  jknDoorPut: endpoint(PUT, '/jkn/door/:facilityId/*', 'source', jkn.JknAsk, jkn.JknAnswer),
} as const;
