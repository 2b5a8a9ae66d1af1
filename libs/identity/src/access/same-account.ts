import type { Account } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';

/**
 * A page says for whom it was opened; the cookie may have become another's since, when somebody else signed in in the same browser. Throws
 * IDENTITY.OTHER_ACCOUNT with who that is. Programs, which have a cookie of their own, need not say it.
 */
export function demandSameAccount(account: Pick<Account, 'id'> & Partial<Account>, said: unknown): void {
  if (said === undefined || said === account.id) return;
  throw new AppError('IDENTITY.OTHER_ACCOUNT', { details: { name: account.displayName ?? null } });
}
