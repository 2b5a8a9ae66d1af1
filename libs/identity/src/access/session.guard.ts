import type {} from '@fastify/cookie';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  ACCOUNT_HEADER,
  api,
  IDEMPOTENCY_HEADER,
  IdempotencyKey,
  isVisitorRight,
  SESSION_COOKIE,
  VISIT_COOKIE,
  type Actor,
  type Endpoint,
  type Permission,
  type VisitorRight,
} from '#siaga/contracts';
import { AppError, currentContext, ENV, isFromProxy, type Env } from '#siaga/kernel';
import { SessionService } from '../sessions/session.service.js';
import { SecurityTrail } from '../trail/security-trail.js';
import { refusalOf } from '../trail/trace.interceptor.js';
import { VisitService } from '../visitors/visit.service.js';
import { Caller } from './caller.js';
import { demandSameAccount } from './same-account.js';
import { parseInput } from './parse-input.js';
import { endpointOf, type GuardedRequest } from './route.js';
import { isSameSite } from './same-site.js';
import { Visitor } from './visitor.js';

/** What somebody may do whose password was given by another. */
const BEFORE_OWN_PASSWORD: readonly Endpoint[] = [api.session, api.changePassword, api.signOut];

/**
 * Stands before every route. A route without an entry in the `api` table is refused; a session is demanded unless the
 * route is public or a source's; the route's permission must be held somewhere (services then check where). A visitors' route
 * looks at the visitors' cookie only, every other one at the staff's only.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    private readonly visits: VisitService,
    private readonly trail: SecurityTrail,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const endpoint = endpointOf(context);
    if (!endpoint) throw new AppError('RESOURCE.NOT_FOUND');
    const { access, method } = endpoint;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    if (access === 'source') return true;
    const isProxied = isFromProxy(request.raw, this.env.SIAGA_TRUST_PROXY);
    if (method === 'POST' && !isSameSite(request.headers, isProxied))
      throw new AppError('IDENTITY.CROSS_SITE');
    if (access === 'public') return true;
    if (isVisitorRight(access)) request.visitor = await this.visitorWith(access, request);
    else request.caller = await this.callerWith(endpoint, access, request);
    return true;
  }

  private async callerWith(
    endpoint: Endpoint,
    permission: Permission,
    request: GuardedRequest,
  ): Promise<Caller> {
    const session = await this.sessions.authenticate(tokenOf(request));
    if (!session) throw new AppError('IDENTITY.NOT_SIGNED_IN');
    demandSameAccount(session.account, request.headers[ACCOUNT_HEADER]);
    if (session.account.mustChangePassword && !BEFORE_OWN_PASSWORD.includes(endpoint))
      throw new AppError('IDENTITY.PASSWORD_CHANGE_NEEDED');
    const caller = new Caller(session.account, session.sessionId, idempotencyKeyOf(request));
    actAs(caller.actor);
    if (!caller.holds(permission)) {
      await this.trail.note(refusalOf(caller, endpoint.path, permission));
      throw new AppError('RESOURCE.NOT_FOUND');
    }
    return caller;
  }

  private async visitorWith(right: VisitorRight, request: GuardedRequest): Promise<Visitor> {
    const visit = await this.visits.authenticate(visitTokenOf(request));
    if (!visit) throw new AppError('IDENTITY.NOT_SIGNED_IN');
    demandSameAccount({ id: visit.sessionId }, request.headers[ACCOUNT_HEADER]);
    const visitor = new Visitor(visit.sessionId, visit.passes, idempotencyKeyOf(request));
    if (!visitor.holds(right)) throw new AppError('RESOURCE.NOT_FOUND');
    actAs(visitor.actor);
    return visitor;
  }
}

function actAs(actor: Actor): void {
  const active = currentContext();
  if (active) active.actor = actor;
}

/** The session token of a request's cookie. */
export function tokenOf(request: Pick<FastifyRequest, 'cookies'>): string | null {
  return request.cookies[SESSION_COOKIE] ?? null;
}

/** The secret of a visitor's device, of a request's cookie. */
export function visitTokenOf(request: Pick<FastifyRequest, 'cookies'>): string | null {
  return request.cookies[VISIT_COOKIE] ?? null;
}

function idempotencyKeyOf(request: FastifyRequest): string | null {
  const header = request.headers[IDEMPOTENCY_HEADER];
  return header === undefined ? null : parseInput(IdempotencyKey, header);
}
