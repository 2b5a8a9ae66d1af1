import { endpoint, GET, POST, PUT } from '../define/endpoint.js';
import { defineModule } from '../define/module.js';
import * as jkn from './jkn.js';

const READ = 'jkn.read';
const WORK = 'jkn.work';
const MANAGE = 'jkn.manage';

/** Mobile JKN: BPJS's own door to the queues of a facility, and what BPJS is told of them. */
export const jknModule = defineModule({
  name: 'jkn',
  stream: 'booking',
  routes: {
    jknLink: endpoint(GET, '/jkn/link', MANAGE, jkn.JknLinkInput, jkn.JknLinkAnswer),
    setJknLink: endpoint(POST, '/jkn/link', MANAGE, jkn.SetJknLinkInput, jkn.SetJknLinkAnswer),
    jknExchanges: endpoint(GET, '/jkn/exchanges', READ, jkn.JknExchangesInput, jkn.JknExchangeList),
    jknComparison: endpoint(GET, '/jkn/comparison', READ, jkn.JknComparisonInput, jkn.JknComparison),
    jknVisit: endpoint(GET, '/jkn/visit', READ, jkn.JknVisitInput, jkn.JknVisit),
    jknOperations: endpoint(GET, '/jkn/operations', WORK, jkn.JknOperationsInput, jkn.JknOperationList),
    setJknOperation: endpoint(POST, '/jkn/operations', WORK, jkn.SetJknOperationInput, jkn.JknOperation),
    jknDoorGet: endpoint(GET, '/jkn/door/:facilityId/*', 'source', jkn.JknAsk, jkn.JknAnswer),
    jknDoorPost: endpoint(POST, '/jkn/door/:facilityId/*', 'source', jkn.JknAsk, jkn.JknAnswer),
    jknDoorPut: endpoint(PUT, '/jkn/door/:facilityId/*', 'source', jkn.JknAsk, jkn.JknAnswer),
  },
  permissions: {
    [READ]: ['clinic_head'],
    [WORK]: ['facility_staff', 'clinic_head'],
    [MANAGE]: [],
  },
});
