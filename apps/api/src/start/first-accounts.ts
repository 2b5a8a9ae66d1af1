import { randomBytes } from 'node:crypto';
import type { AccountService } from '#siaga/identity';

/** How the first admin signs in. */
export interface FirstAdmin {
  username: string;
  password: string;
}

/** Makes the first admin of a clean installation. Gives the password to print once, or null when accounts exist. */
export async function createFirstAdmin(accounts: AccountService): Promise<FirstAdmin | null> {
  if (!(await accounts.isEmpty())) return null;
  const password = randomBytes(12).toString('base64url');
  await accounts.createAtStart({
    username: 'admin',
    displayName: 'Admin',
    password,
    grants: [{ role: 'admin', scope: { kind: 'region', regionCode: 'ID' } }],
    mustChangePassword: true,
    isDemo: false,
  });
  return { username: 'admin', password };
}
