import { defineModule } from '../define/module.js';
import { messagingRoutes } from './messaging.routes.js';

/** Everything that is told to the outside. */
export const messagingModule = defineModule({
  name: 'messaging',
  routes: messagingRoutes,
  errors: {
    'MESSAGE.CANNOT_REPEAT': 409,
    'MESSAGE.BAD_SIGNATURE': 401,
  },
  permissions: {
    'message.read': ['supervisor'],
    'message.manage': ['supervisor'],
    'webhook.manage': [],
  },
});
