import { Injectable } from '@nestjs/common';
import type { Account, SignInInput } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import { Caller } from '../access/caller.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { SecurityTrail } from '../trail/security-trail.js';
import { SessionService, type OpenedSession, type SignInFrom } from './session.service.js';

/** Signing in and out as the security trail tells it; nobody is kept out because it cannot be written. */
@Injectable()
export class SignIns {
  constructor(
    private readonly sessions: SessionService,
    private readonly accounts: AccountRepository,
    private readonly trail: SecurityTrail,
  ) {}

  /** Throws IDENTITY.THROTTLED or IDENTITY.WRONG_CREDENTIALS. */
  async signIn(input: SignInInput, from: SignInFrom): Promise<OpenedSession> {
    try {
      const session = await this.sessions.signIn(input, from);
      await this.trail.note({ act: 'signed_in', by: session.account, sessionId: session.sessionId });
      return session;
    } catch (error) {
      if (error instanceof AppError) await this.tellFailure(error, input.username);
      throw error;
    }
  }

  async signOut(caller: Caller): Promise<void> {
    await this.sessions.signOut(caller);
    await this.trail.note({ act: 'signed_out', by: caller.account, sessionId: caller.sessionId });
  }

  /**
   * Ends what another account had open in a browser where `account` has signed in: its cookie is gone, and its open sockets would go on
   * telling what only it may hear. The same account's is left to its other tabs.
   */
  async endReplaced(token: string | null, account: Pick<Account, 'id'>): Promise<void> {
    const before = await this.sessions.authenticate(token);
    if (before && before.account.id !== account.id)
      await this.signOut(new Caller(before.account, before.sessionId));
  }

  /** A name that nobody has is not told: it may be a password that was typed a line too high. */
  private async tellFailure({ code }: AppError, username: string): Promise<void> {
    if (code !== 'IDENTITY.WRONG_CREDENTIALS' && code !== 'IDENTITY.THROTTLED') return;
    const stored = await this.accounts.byUsername(username);
    const by = stored?.account ?? null;
    const isLocked = code === 'IDENTITY.THROTTLED';
    await this.trail.note({
      act: isLocked ? 'locked_out' : 'sign_in_failed',
      by,
      ...(by?.disabledAt && { detail: { isDisabled: true } }),
      // Whoever is locked out may try a thousand times a minute.
      isOneLook: isLocked,
    });
  }
}
