import { z } from 'zod';
import { Id, Instant } from '../common/common.js';
import { Grant } from './access.js';

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, {
    error: 'Use 3 to 40 letters, digits, dots, dashes or underscores',
  });
/** NIST SP 800-63B: length over composition rules; at least 12 characters for people with rights over lives. */
export const NewPassword = z.string().min(12).max(200);

export const SignInInput = z.object({
  username: z.string().trim().toLowerCase().min(1).max(80),
  password: z.string().min(1).max(200),
});
export type SignInInput = z.infer<typeof SignInInput>;

/** The signed-in person with their rights. */
export const Account = z.object({
  id: Id,
  username: z.string(),
  displayName: z.string(),
  grants: z.array(Grant),
  disabledAt: Instant.nullable(),
  mustChangePassword: z.boolean(),
});
export type Account = z.infer<typeof Account>;

/** An account as those who manage it see it. */
export const ManagedAccount = Account.extend({ version: z.number().int() });
export type ManagedAccount = z.infer<typeof ManagedAccount>;

export const SessionView = z.object({ account: Account, expiresAt: Instant });
export type SessionView = z.infer<typeof SessionView>;
/** Who is signed in in this browser; null for nobody, which is no failure. */
export const WhoIsHere = z.object({ session: SessionView.nullable() });
export type WhoIsHere = z.infer<typeof WhoIsHere>;

export const CreateAccountInput = z.object({
  username: Username,
  displayName: z.string().trim().min(1).max(120),
  password: NewPassword,
  grants: z.array(Grant).max(50),
});
export type CreateAccountInput = z.infer<typeof CreateAccountInput>;

export const UpdateAccountInput = z.object({
  id: Id,
  /** The version the administrator saw; a newer one refuses the change with STALE.VERSION. */
  version: z.number().int(),
  displayName: z.string().trim().min(1).max(120).optional(),
  grants: z.array(Grant).max(50).optional(),
  isDisabled: z.boolean().optional(),
  password: NewPassword.optional(),
});
export type UpdateAccountInput = z.infer<typeof UpdateAccountInput>;

export const ChangePasswordInput = z.object({
  currentPassword: z.string().min(1).max(200),
  newPassword: NewPassword,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const AccountList = z.object({ accounts: z.array(ManagedAccount) });
export type AccountList = z.infer<typeof AccountList>;

/** Whose sockets and cached rights end: one session's, or all of an account's but one. */
export const SessionEnded = z.object({
  accountId: Id,
  /** The one session that ended; null for all of the account's. */
  sessionId: Id.nullable(),
  /** The session that lives on when all others end: the one in which the person changed the password. */
  exceptSessionId: Id.nullable().optional(),
});
export type SessionEnded = z.infer<typeof SessionEnded>;

/** A change of an account as the journal keeps it. */
export const AccountChange = SessionEnded.extend({ username: z.string(), grants: z.array(Grant) });
export type AccountChange = z.infer<typeof AccountChange>;
