import type {} from '@fastify/cookie';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { IDEMPOTENCY_HEADER, IdempotencyKey, SESSION_COOKIE } from '#siaga/contracts';
import { AppError, currentContext } from '#siaga/kernel';
import { SessionService } from '../sessions/session.service.js';
import { Caller } from './caller.js';
import { parseInput } from './parse-input.js';
import { endpointOf, type GuardedRequest } from './route.js';
import { isSameSite } from './same-site.js';

/**
 * Stands before every route. A route without an entry in the `api` table is refused; a session is demanded unless the
 * route is public or a source's; the route's permission must be held somewhere (services then check where).
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(private readonly sessions: SessionService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const endpoint = endpointOf(context);
    if (!endpoint) throw new AppError('RESOURCE.NOT_FOUND');
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    if (endpoint.access === 'source') return true;
    if (endpoint.method === 'POST' && !isSameSite(request.headers)) throw new AppError('IDENTITY.CROSS_SITE');
    if (endpoint.access === 'public') return true;
    const session = await this.sessions.authenticate(tokenOf(request));
    if (!session) throw new AppError('IDENTITY.NOT_SIGNED_IN');
    const caller = new Caller(session.account, session.sessionId, idempotencyKeyOf(request));
    if (!caller.holds(endpoint.access)) throw new AppError('RESOURCE.NOT_FOUND');
    request.caller = caller;
    const active = currentContext();
    if (active) active.actor = caller.actor;
    return true;
  }
}

/** The session token of a request's cookie. */
export function tokenOf(request: Pick<FastifyRequest, 'cookies'>): string | null {
  return request.cookies[SESSION_COOKIE] ?? null;
}

function idempotencyKeyOf(request: FastifyRequest): string | null {
  const header = request.headers[IDEMPOTENCY_HEADER];
  return header === undefined ? null : parseInput(IdempotencyKey, header);
}
