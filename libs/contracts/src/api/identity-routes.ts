import * as identity from '../identity.js';
import { Nothing } from '../common.js';
import { Snapshot } from '../snapshot.js';
import { GET, None, POST, endpoint } from './endpoint.js';

/** Sessions, accounts, and the first view of everything. */
export const identityRoutes = {
  info: endpoint(GET, '/info', 'public', None, identity.PublicInfo),
  signIn: endpoint(POST, '/auth/sign-in', 'public', identity.SignInInput, identity.SessionView),
  signOut: endpoint(POST, '/auth/sign-out', 'session.own', None, Nothing),
  session: endpoint(GET, '/auth/session', 'session.own', None, identity.SessionView),
  changePassword: endpoint(POST, '/auth/password', 'session.own', identity.ChangePasswordInput, Nothing),
  accounts: endpoint(GET, '/accounts', 'account.manage', None, identity.AccountList),
  createAccount: endpoint(POST, '/accounts', 'account.manage', identity.CreateAccountInput, identity.Account),
  updateAccount: endpoint(
    POST,
    '/accounts/:id',
    'account.manage',
    identity.UpdateAccountInput,
    identity.Account,
  ),
  snapshot: endpoint(GET, '/snapshot', 'session.own', None, Snapshot),
} as const;
