import { defineModule } from '../define/module.js';
import { MANAGE, READ, WORK } from './jkn.rights.js';
import { jknRoutes } from './jkn.routes.js';

/** Mobile JKN: BPJS's own door to the queues of a facility, and what BPJS is told of them. */
export const jknModule = defineModule({
  name: 'jkn',
  stream: 'booking',
  routes: jknRoutes,
  permissions: {
    [READ]: ['clinic_head'],
    [WORK]: ['facility_staff', 'clinic_head'],
    [MANAGE]: [],
  },
});
