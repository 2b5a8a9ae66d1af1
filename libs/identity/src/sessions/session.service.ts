import { Inject, Injectable } from '@nestjs/common';
import type { Account, SignInInput } from '#siaga/contracts';
import { AppError, Clock, ENV, newId, type Env } from '#siaga/kernel';
import { Journal } from '#siaga/journal';
import { Database } from '#siaga/persistence';
import { digestOf, newSecret } from '../access/secret.js';
import { verifyPassword } from '../accounts/password.js';
import type { Caller } from '../access/caller.js';
import type { LiveSession } from './session-cache.js';
import type { SessionEnded } from './session-ended.js';
import { SessionStores } from './session-stores.js';
import { SignInThrottle } from './sign-in-throttle.js';

export interface OpenedSession extends LiveSession {
  token: string;
  /** By which the browser is known the next time; it opens nothing by itself. */
  deviceToken: string;
}

/** Where somebody signs in from. */
export interface SignInFrom {
  address: string;
  agent: string;
  /** What the browser was given when somebody signed in on it before. */
  device?: string | null;
}

/** Signing in and out, and finding the person behind a token. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly stores: SessionStores,
    private readonly throttle: SignInThrottle,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Throws IDENTITY.THROTTLED or IDENTITY.WRONG_CREDENTIALS (also for a disabled account). */
  async signIn(input: SignInInput, from: SignInFrom): Promise<OpenedSession> {
    const { address, agent } = from;
    const device = await this.stores.devices.known(input.username, from.device ?? null);
    const tried = { username: input.username, address, device };
    await this.throttle.countTry(tried);
    const stored = await this.stores.accounts.byUsername(input.username);
    const matches = await verifyPassword(stored?.passwordHash ?? null, input.password);
    if (!matches || !stored || stored.account.disabledAt) throw new AppError('IDENTITY.WRONG_CREDENTIALS');
    await this.throttle.succeeded(tried);
    const token = newSecret();
    const now = this.clock.now();
    const session = {
      id: newId(),
      accountId: stored.account.id,
      expiresAt: new Date(now.getTime() + this.env.SIAGA_SESSION_HOURS * 3_600_000),
    };
    await this.stores.sessions.insert({
      ...session,
      tokenHash: digestOf(token),
      createdAt: now,
      address,
      agent,
    });
    const deviceToken = await this.stores.devices.remember(stored.account.id, from.device ?? null, now);
    return {
      token,
      deviceToken,
      sessionId: session.id,
      expiresAt: session.expiresAt,
      account: stored.account,
    };
  }

  /** The live session of a token, or null. Answers from memory for as long as nothing about it changed. */
  async authenticate(token: string | null): Promise<LiveSession | null> {
    if (!token) return null;
    const hash = digestOf(token);
    const key = hash.toString('base64');
    const now = this.clock.now();
    const known = this.stores.cache.get(key, now);
    if (known) return known;
    const { mark } = this.stores.cache;
    const session = await this.stores.sessions.alive(hash, now);
    const stored = session && (await this.stores.accounts.byId(session.accountId));
    if (!session || !stored || stored.account.disabledAt) return null;
    const live = { sessionId: session.id, expiresAt: session.expiresAt, account: stored.account };
    // Once it is changed, no process may go on refusing.
    if (!stored.account.mustChangePassword) this.stores.cache.put(key, live, now, mark);
    return live;
  }

  /** Ends the caller's session; its sockets are cut in every process. */
  async signOut(caller: Caller): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.stores.sessions.revoke(tx, caller.sessionId, this.clock.now());
      await this.journal.append(tx, {
        type: 'session.signed-out.v1',
        entity: 'session',
        entityId: caller.sessionId,
        version: 1,
        regionCode: 'ID',
        actor: caller.actor,
        data: { sessionId: caller.sessionId, accountId: caller.account.id } satisfies SessionEnded,
      });
    });
  }
}

/** The session as the API shows it. */
export function sessionView(session: LiveSession): { account: Account; expiresAt: string } {
  return { account: session.account, expiresAt: session.expiresAt.toISOString() };
}
