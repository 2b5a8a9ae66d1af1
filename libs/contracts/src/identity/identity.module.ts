import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { Role } from './access.js';
import { AccountChange, SessionEnded } from './identity.js';
import { identityRoutes } from './identity.routes.js';

const account = defineEntity({
  name: 'account',
  schema: AccountChange,
  events: ['account.created.v1', 'account.updated.v1', 'account.password-changed.v1'],
  topics: [],
});

const session = defineEntity({
  name: 'session',
  schema: SessionEnded,
  events: ['session.signed-out.v1'],
  topics: [],
});

/** Accounts, their sessions and rights. */
export const identityModule = defineModule({
  name: 'identity',
  routes: identityRoutes,
  errors: {
    'IDENTITY.NOT_SIGNED_IN': 401,
    'IDENTITY.WRONG_CREDENTIALS': 401,
    'IDENTITY.THROTTLED': 429,
    'IDENTITY.CROSS_SITE': 403,
    'IDENTITY.PASSWORD_CHANGE_NEEDED': 409,
    'IDENTITY.OTHER_ACCOUNT': 401,
    'IDENTITY.USERNAME_TAKEN': 409,
    'IDENTITY.OWN_ACCOUNT': 409,
    'IDENTITY.LAST_ADMIN': 409,
  },
  permissions: {
    'session.own': [
      'operator',
      'supervisor',
      'crew',
      'facility_staff',
      'clinic_head',
      'field_officer',
      'health_office',
      'entry_officer',
    ],
    'account.manage': [],
    'trail.read': ['supervisor'],
  },
  entities: [account, session],
  texts: { role: Role.options },
});
