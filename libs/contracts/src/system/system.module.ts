import { None } from '../common/common.js';
import { endpoint, GET } from '../define/endpoint.js';
import { defineModule } from '../define/module.js';
import { PublicInfo } from './system.js';

/** What belongs to no domain: what everybody may know, and the refusals that any route can give. */
export const systemModule = defineModule({
  name: 'system',
  routes: { info: endpoint(GET, '/info', 'public', None, PublicInfo) },
  errors: {
    'INPUT.INVALID': 422,
    'INPUT.TOO_LARGE': 413,
    'RESOURCE.NOT_FOUND': 404,
    'IDEMPOTENCY.KEY_REUSED': 409,
    'STALE.VERSION': 409,
    'REALTIME.RESYNC_REQUIRED': 409,
    'REALTIME.TOPIC_NOT_HEARD': 404,
    'SYSTEM.DATABASE_UNAVAILABLE': 503,
    'SYSTEM.OVERLOADED': 503,
    'SYSTEM.UNEXPECTED': 500,
  },
  permissions: { 'journal.read': ['supervisor'], 'history.import': [] },
});
