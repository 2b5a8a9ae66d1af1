import * as identity from './identity.js';
import * as trail from './trail.js';
import { None, Nothing } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** Sessions and accounts. */
export const identityRoutes = {
  signIn: endpoint(POST, '/auth/sign-in', 'public', identity.SignInInput, identity.SessionView),
  signOut: endpoint(POST, '/auth/sign-out', 'session.own', None, Nothing),
  whoIsHere: endpoint(GET, '/auth/here', 'public', None, identity.WhoIsHere),
  session: endpoint(GET, '/auth/session', 'session.own', None, identity.SessionView),
  changePassword: endpoint(POST, '/auth/password', 'session.own', identity.ChangePasswordInput, Nothing),
  accounts: endpoint(GET, '/accounts', 'account.manage', None, identity.AccountList),
  createAccount: endpoint(
    POST,
    '/accounts',
    'account.manage',
    identity.CreateAccountInput,
    identity.ManagedAccount,
  ),
  trail: endpoint(GET, '/trail', 'trail.read', trail.TrailInput, trail.TrailPage),
  updateAccount: endpoint(
    POST,
    '/accounts/:id',
    'account.manage',
    identity.UpdateAccountInput,
    identity.ManagedAccount,
  ),
} as const;
