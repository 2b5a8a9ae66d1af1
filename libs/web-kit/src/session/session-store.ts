import { isSignedOut } from '#siaga/client';
import { type Permission, type PublicInfo, ROLE_PERMISSIONS, type SessionView } from '#siaga/contracts';
import { create } from 'zustand';
import { apiClient } from '../api/api-client.js';
import { useEntities } from '../store/entity-store.js';
import { otherTabs } from './other-tabs.js';

export type SignedOutReason = 'none' | 'signed_out' | 'expired' | 'rights_changed' | 'other_account';

export interface SessionStore {
  /** `checking` until the server has said whether there is a session. */
  status: 'checking' | 'signed_out' | 'signed_in' | 'unreachable';
  session: SessionView | null;
  info: PublicInfo | null;
  reason: SignedOutReason;
  /** Who signed in in this browser instead, for `other_account`. */
  otherName: string | null;
  /** Asks the server who is signed in and what this centre is called. Never throws: `unreachable` says it could not ask. */
  check: () => Promise<void>;
  /** Throws ApiError (wrong credentials, throttled) or OfflineError. */
  signIn: (username: string, password: string) => Promise<void>;
  /** Throws ApiError (IDENTITY.WRONG_CREDENTIALS when the present password is wrong) or OfflineError. */
  changePassword: (currentPassword: string, newPassword: string) => Promise<void>;
  /** Throws when the server could not be told: the session may live on, and the person must know. */
  signOut: () => Promise<void>;
  /** Told from outside that the session is over. */
  end: (reason: SignedOutReason, otherName?: string | null) => void;
}

/** Whose the session is, or was last. */
let lastAccountId: string | null = null;

/** Who is signed in, in this front end. */
export const useSession = create<SessionStore>()((set, get) => ({
  status: 'checking',
  session: null,
  info: null,
  reason: 'none',
  otherName: null,
  check: async () => {
    const [info, session] = await Promise.allSettled([
      apiClient.call('info', {}),
      apiClient.call('whoIsHere', {}),
    ]);
    const known = info.status === 'fulfilled' ? { info: info.value } : {};
    if (session.status === 'rejected') {
      // Another's session is told by `whenSignedOut`, which has ended this one by now.
      if (isSignedOut(session.reason)) set({ ...known, status: 'signed_out' });
      else set({ ...known, status: 'unreachable' });
      return;
    }
    const { session: here } = session.value;
    if (here === null) {
      if (get().status === 'signed_in') get().end('expired');
      set({ ...known, status: 'signed_out' });
      return;
    }
    apiClient.speakFor(here.account.id);
    set({ ...known, status: 'signed_in', session: here });
  },
  signIn: async (username, password) => {
    const session = await apiClient.call('signIn', { username, password });
    apiClient.speakFor(session.account.id);
    otherTabs.tell(session.account);
    set({ status: 'signed_in', session, reason: 'none', otherName: null });
  },
  changePassword: async (currentPassword, newPassword) => {
    await apiClient.call('changePassword', { currentPassword, newPassword });
    const { session } = get();
    if (session) set({ session: { ...session, account: { ...session.account, mustChangePassword: false } } });
  },
  signOut: async () => {
    await apiClient.call('signOut', {});
    get().end('signed_out');
  },
  end: (reason, otherName = null) => {
    useEntities.getState().clear();
    apiClient.speakFor(null);
    set({ status: 'signed_out', session: null, reason, otherName });
  },
}));

apiClient.whenSignedOut(({ code, details }) => {
  if (useSession.getState().status !== 'signed_in') return;
  if (code === 'IDENTITY.OTHER_ACCOUNT') useSession.getState().end('other_account', nameIn(details));
  else useSession.getState().end('expired');
});

// A tab that looks on hears of it at once; the server refuses its next act in any case.
otherTabs.hear(({ id, displayName }) => {
  const { status, reason, end } = useSession.getState();
  // The server may have ended the session before the other tab could say why.
  const isOurs = status === 'signed_in' || (status === 'signed_out' && reason === 'signed_out');
  if (isOurs && lastAccountId !== id) end('other_account', displayName);
});

function nameIn({ name }: Readonly<Record<string, unknown>>): string | null {
  return typeof name === 'string' ? name : null;
}

/** True when some grant of the signed-in person holds the permission, in whatever scope; the server decides on each scope. */
export function hasPermission(session: SessionView | null, permission: Permission): boolean {
  return session?.account.grants.some((grant) => ROLE_PERMISSIONS[grant.role].includes(permission)) ?? false;
}

/** True while the person must choose an own password before anything else. */
export function mustChangePassword({ status, session }: SessionStore): boolean {
  return status === 'signed_in' && session?.account.mustChangePassword === true;
}

/** Hook form of hasPermission. */
export function usePermission(permission: Permission): boolean {
  return useSession((state) => hasPermission(state.session, permission));
}

/** True when the permission holds for the whole country: for what every region shares. */
export function useNationalPermission(permission: Permission): boolean {
  return useSession(
    ({ session }) =>
      session?.account.grants.some(
        ({ role, scope }) =>
          scope.kind === 'region' && scope.regionCode === 'ID' && ROLE_PERMISSIONS[role].includes(permission),
      ) ?? false,
  );
}

useSession.subscribe(({ session }) => {
  if (session) lastAccountId = session.account.id;
});
