import { Injectable } from '@nestjs/common';
import {
  type Account,
  type ChangePasswordInput,
  type CreateAccountInput,
  type Grant,
  type ManagedAccount,
  type Role,
  type UpdateAccountInput,
} from '#siaga/contracts';
import { AppError, Clock, demandVersion, newId } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { Caller } from '../access/caller.js';
import { CommandRunner } from '../access/command-runner.js';
import { ScopeDirectory } from '../access/scope-directory.js';
import { SessionStores } from '../sessions/session-stores.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.js';
import { AccountRecords } from './account-records.js';
import type { NewAccount } from './account.repository.js';
import { coversGrants } from './grant-reach.policy.js';
import { leavesRegionAlone } from './last-admin.policy.js';
import { demandGoodPassword } from './password.policy.js';
import { hashPassword, verifyPassword } from './password.js';

/** Accounts and their grants. An admin of a region manages accounts whose every grant lies in it. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly stores: SessionStores,
    private readonly scopes: ScopeDirectory,
    private readonly throttle: SignInThrottle,
    private readonly commands: CommandRunner,
    private readonly records: AccountRecords,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller): Promise<ManagedAccount[]> {
    const all = await this.stores.accounts.all();
    return all.filter((account) => account.id === caller.account.id || mayManage(caller, account.grants));
  }

  /**
   * Throws RESOURCE.NOT_FOUND for grants outside of the caller's own, INPUT.INVALID for none, or for one whose region, unit or facility
   * there is not, IDENTITY.USERNAME_TAKEN.
   */
  async create(caller: Caller, input: CreateAccountInput): Promise<ManagedAccount> {
    if (input.grants.length > 0 && !mayManage(caller, input.grants)) throw new AppError('RESOURCE.NOT_FOUND');
    demandGoodPassword('password', input.password, [input]);
    const passwordHash = await hashPassword(input.password);
    const account: NewAccount = {
      ...input,
      id: newId(),
      passwordHash,
      mustChangePassword: true,
      isDemo: false,
    };
    return this.commands.run(caller, 'createAccount', withoutPassword(input), async (tx) => {
      await this.scopes.demandKnown(tx, input.grants);
      const made = await this.insert(tx, account, caller);
      demandSome(caller, input.grants);
      return made;
    });
  }

  /** Makes an account at start-up: the first admin, or the demo's people. */
  async createAtStart(
    account: Omit<NewAccount, 'id' | 'passwordHash'> & { password: string },
  ): Promise<Account> {
    const { password, ...rest } = account;
    const passwordHash = await hashPassword(password);
    return this.database.transaction((tx) => this.insert(tx, { ...rest, id: newId(), passwordHash }, null));
  }

  /** Which of these accounts are not disabled; no right is checked: for other modules. */
  enabledOf(ids: readonly string[], tx?: Tx): Promise<string[]> {
    return this.stores.accounts.enabledOf(ids, tx);
  }

  /** How these accounts are called, by id; no right is checked: for other modules, which show who answers for a thing. */
  namesOf(ids: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, string>> {
    return this.stores.accounts.namesOf(ids, tx);
  }

  /** Whose right reaches a place by their region, those of the smallest region first; no right is checked: for other modules. */
  holdersOf(roles: readonly Role[], regionCode: string, tx?: Tx): Promise<string[]> {
    return this.stores.accounts.holding(roles, regionCode, tx);
  }

  /** True while nobody could sign in. */
  async isEmpty(): Promise<boolean> {
    return (await this.stores.accounts.count()) === 0;
  }

  /** Every sign-in name. */
  async usernames(): Promise<string[]> {
    return (await this.stores.accounts.all()).map((account) => account.username);
  }

  /**
   * Changes name, grants, password or whether it is disabled; rights changed or taken end the person's sessions. Throws
   * RESOURCE.NOT_FOUND, INPUT.INVALID for grants of what is not there, STALE.VERSION, IDENTITY.OWN_ACCOUNT, IDENTITY.LAST_ADMIN.
   */
  async update(caller: Caller, input: UpdateAccountInput): Promise<ManagedAccount> {
    const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
    return this.commands.run(caller, 'updateAccount', withoutPassword(input), async (tx) => {
      const stored = await this.demandChange(tx, caller, input);
      if (input.password !== undefined) demandGoodPassword('password', input.password, [stored, input]);
      await this.stores.accounts.update(tx, input.id, {
        displayName: input.displayName,
        passwordHash,
        mustChangePassword: passwordHash === undefined ? undefined : true,
        disabledAt: input.isDisabled === undefined ? undefined : input.isDisabled ? this.clock.now() : null,
      });
      if (input.grants) await this.stores.accounts.replaceGrants(tx, input.id, input.grants);
      const endsSessions =
        input.grants !== undefined || input.isDisabled === true || passwordHash !== undefined;
      if (endsSessions) await this.stores.sessions.revokeAllOf(tx, input.id, this.clock.now());
      return this.records.record(tx, input.id, {
        type: 'account.updated.v1',
        by: caller,
        before: stored,
        endedSessions: endsSessions ? 'all' : 'none',
        detail: {
          ...(passwordHash !== undefined && { isPasswordSet: true }),
          ...(input.isDisabled !== undefined && { isDisabled: input.isDisabled }),
        },
      });
    });
  }

  /**
   * Throws IDENTITY.WRONG_CREDENTIALS when the current password is wrong, IDENTITY.THROTTLED after some, INPUT.INVALID for a new one that is
   * easily guessed. Other sessions of the person end.
   */
  async changeOwnPassword(
    caller: Caller,
    input: ChangePasswordInput,
    address: string | null = null,
  ): Promise<void> {
    await this.throttle.countPassword(caller.account.id, address);
    const stored = await this.stores.accounts.byId(caller.account.id);
    if (!stored || !(await verifyPassword(stored.passwordHash, input.currentPassword)))
      throw new AppError('IDENTITY.WRONG_CREDENTIALS');
    await this.throttle.passwordProven(caller.account.id, address);
    demandGoodPassword('newPassword', input.newPassword, [
      stored.account,
      { previous: input.currentPassword },
    ]);
    const passwordHash = await hashPassword(input.newPassword);
    await this.database.transaction(async (tx) => {
      await this.stores.accounts.update(tx, caller.account.id, { passwordHash, mustChangePassword: false });
      await this.stores.sessions.revokeAllOf(tx, caller.account.id, this.clock.now(), caller.sessionId);
      await this.records.record(tx, caller.account.id, {
        type: 'account.password-changed.v1',
        by: caller,
        before: stored.account,
        endedSessions: 'others',
      });
    });
  }

  /** With the account and every admin held, so that two admins who disable each other at once come one after the other. */
  private async demandChange(tx: Tx, caller: Caller, input: UpdateAccountInput): Promise<Account> {
    await this.stores.accounts.lockWithAdmins(tx, input.id);
    const stored = await this.stores.accounts.byId(input.id, tx);
    if (
      !stored ||
      !mayManage(caller, stored.account.grants) ||
      (input.grants?.length && !mayManage(caller, input.grants))
    )
      throw new AppError('RESOURCE.NOT_FOUND');
    demandVersion(stored, input);
    await this.scopes.demandKnown(tx, input.grants ?? [], stored.account.grants);
    if (input.isDisabled === true && input.id === caller.account.id)
      throw new AppError('IDENTITY.OWN_ACCOUNT');
    const all = await this.stores.accounts.all(tx);
    if (leavesRegionAlone(all, input)) throw new AppError('IDENTITY.LAST_ADMIN');
    if (input.grants) demandSome(caller, input.grants);
    return stored.account;
  }

  private async insert(tx: Tx, account: NewAccount, by: Caller | null): Promise<ManagedAccount> {
    await this.stores.accounts.insert(tx, account);
    return this.records.record(tx, account.id, {
      type: 'account.created.v1',
      by,
      before: null,
      endedSessions: 'none',
    });
  }
}

/** A command as it is told from another under the same key: not even a digest of a password is kept beside its own slow one. */
function withoutPassword<T extends { password?: string }>(
  input: T,
): Omit<T, 'password'> & { hasPassword: boolean } {
  const { password, ...rest } = input;
  return { ...rest, hasPassword: password !== undefined };
}

function mayManage(caller: Caller, grants: readonly Grant[]): boolean {
  return coversGrants(caller.audience('account.manage').regionCodes, grants);
}

/** An account without a right lies in no region: only the country's admin can keep it. Throws INPUT.INVALID. */
function demandSome(caller: Caller, grants: readonly Grant[]): void {
  if (grants.length > 0 || mayManage(caller, grants)) return;
  const message = 'Leave at least one right in your region, or disable the account';
  throw new AppError('INPUT.INVALID', { fields: [{ path: 'grants', message }] });
}
