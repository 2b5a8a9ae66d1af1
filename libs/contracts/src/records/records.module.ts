import { defineModule } from '../define/module.js';
import { recordRoutes } from './records.routes.js';

/** Past incidents: found again, printed, written down as a list. */
export const recordsModule = defineModule({
  name: 'records',
  routes: recordRoutes,
  errors: {
    'RECORD.TOO_MANY': 409,
    'RECORD.TOO_LONG': 503,
  },
  permissions: {
    'record.export': ['supervisor'],
  },
});
