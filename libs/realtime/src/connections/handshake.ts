import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { SESSION_COOKIE, type ErrorCode } from '#siaga/contracts';
import { Caller, isSameSite, SessionService } from '#siaga/identity';
import { AppError, LOGGER, type Logger } from '#siaga/kernel';
import { heardScopes } from '../rooms/rooms.policy.js';
import type { Connection } from './connection.js';

/** What a refused client reads: the code is in `data`, where socket.io's client puts it beside the message. */
export class RefusedHandshake extends Error {
  readonly data: { code: ErrorCode };

  constructor(code: ErrorCode) {
    super(code);
    this.data = { code };
  }
}

/** Finds the person behind a new socket: by the session cookie, from the same site, never by the query string. */
@Injectable()
export class Handshake {
  constructor(
    private readonly sessions: SessionService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Throws RefusedHandshake with IDENTITY.CROSS_SITE, IDENTITY.NOT_SIGNED_IN or why the session could not be looked up. */
  async admit(request: Pick<IncomingMessage, 'headers'>): Promise<Connection> {
    if (!isSameSite(request.headers)) throw new RefusedHandshake('IDENTITY.CROSS_SITE');
    const token = readCookie(request.headers.cookie, SESSION_COOKIE);
    const session = await this.authenticate(token);
    if (!session || !token) throw new RefusedHandshake('IDENTITY.NOT_SIGNED_IN');
    const caller = new Caller(session.account, session.sessionId);
    const granted = heardScopes(caller);
    return {
      caller,
      token,
      expiresAtMs: session.expiresAt.getTime(),
      // Looked up once more at the next tick: it may have ended while it was let in.
      checkedAtMs: 0,
      granted,
      scopes: granted,
      crewed: new Map(),
      crewedVersion: 0,
      isLive: false,
      openResumes: 0,
      lastResume: Promise.resolve(),
      viewKey: null,
    };
  }

  private async authenticate(token: string | null): ReturnType<SessionService['authenticate']> {
    try {
      return await this.sessions.authenticate(token);
    } catch (error) {
      if (error instanceof AppError) throw new RefusedHandshake(error.code);
      this.logger.error({ err: error }, 'a socket could not be authenticated');
      throw new RefusedHandshake('SYSTEM.UNEXPECTED');
    }
  }
}

/** The value of one cookie, or null. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}
