import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { SESSION_COOKIE } from '#siaga/contracts';

import { Caller, demandSameAccount, isSameSite, SessionService } from '#siaga/identity';
import { AppError, ENV, isFromProxy, LOGGER, type Env, type Logger } from '#siaga/kernel';
import { heardScopes } from '../rooms/rooms.policy.js';
import { readCookie } from './read-cookie.js';
import { ConnectionRegistry } from './connection-registry.js';
import { newLine, type Connection, type StaffConnection } from './connection.js';
import { RefusedHandshake } from './refused-handshake.js';
import { VisitorHandshake } from './visitor-handshake.js';

/** What a client says of itself before it is let in; it names which cookie is meant, and proves nothing. */
export interface Introduction {
  readonly as?: unknown;
  /** The account that the page was opened for; one without says nothing. */
  readonly account?: unknown;
}

/**
 * Finds the person behind a new socket: by a cookie, from the same site, never by the query string. A browser may hold a cookie of staff and
 * one of a visitor; the page says which of the two it is, and the other one is not looked at.
 */
@Injectable()
export class Handshake {
  constructor(
    private readonly sessions: SessionService,
    private readonly visitors: VisitorHandshake,
    private readonly registry: ConnectionRegistry,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Throws RefusedHandshake with IDENTITY.CROSS_SITE, IDENTITY.NOT_SIGNED_IN, what limits visitors, or why the session could not be looked up. */
  async admit(request: IncomingMessage, { as, account }: Introduction = {}): Promise<Connection> {
    const isProxied = isFromProxy(request, this.env.SIAGA_TRUST_PROXY);
    if (!isSameSite(request.headers, isProxied)) throw new RefusedHandshake('IDENTITY.CROSS_SITE');
    if (as === 'visitor') return this.lookingUp(() => this.visitors.admit(request));
    if (as !== undefined) throw new RefusedHandshake('INPUT.INVALID');
    return this.lookingUp(() => this.admitStaff(request, account));
  }

  private async admitStaff(request: IncomingMessage, said: unknown): Promise<StaffConnection> {
    const token = readCookie(request.headers.cookie, SESSION_COOKIE);
    const session = await this.sessions.authenticate(token);
    if (!session || !token) throw new RefusedHandshake('IDENTITY.NOT_SIGNED_IN');
    demandSameAccount(session.account, said);
    if (session.account.mustChangePassword) throw new RefusedHandshake('IDENTITY.PASSWORD_CHANGE_NEEDED');
    if (this.registry.isFull(session.account.id, session.sessionId))
      throw new RefusedHandshake('IDENTITY.THROTTLED');
    const caller = new Caller(session.account, session.sessionId);
    return { caller, token, ...newLine(heardScopes(caller), session.expiresAt.getTime()) };
  }

  private async lookingUp<C extends Connection>(admit: () => Promise<C>): Promise<C> {
    try {
      return await admit();
    } catch (error) {
      if (error instanceof RefusedHandshake) throw error;
      if (error instanceof AppError) throw new RefusedHandshake(error.code);
      this.logger.error({ err: error }, 'a socket could not be authenticated');
      throw new RefusedHandshake('SYSTEM.UNEXPECTED');
    }
  }
}
