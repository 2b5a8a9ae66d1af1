import type {} from '@fastify/cookie';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ACCOUNT_HEADER,
  api,
  DEVICE_COOKIE,
  SESSION_COOKIE,
  type ChangePasswordInput,
  type Nothing,
  type SessionView,
  type SignInInput,
  type WhoIsHere,
} from '#siaga/contracts';
import { AppError, ENV, type Env } from '#siaga/kernel';
import type { Caller } from '../access/caller.js';
import { CurrentCaller, Input, Route } from '../access/route.js';
import { demandSameAccount } from '../access/same-account.js';
import { Untraced } from '../trail/traces.js';
import { tokenOf } from '../access/session.guard.js';
import { AccountService } from '../accounts/account.service.js';
import { DEVICE_DAYS } from './known-devices.js';
import { SessionService, sessionView } from './session.service.js';
import { SignIns } from './sign-ins.js';

/** Sign-in, sign-out, who am I. */
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signIns: SignIns,
    private readonly accounts: AccountService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Route(api.signIn)
  async signIn(
    @Input() input: SignInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const session = await this.signIns.signIn(input, {
      address: request.ip,
      agent: (request.headers['user-agent'] ?? '').slice(0, 200),
      device: deviceOf(request),
    });
    await this.signIns.endReplaced(tokenOf(request), session.account);
    void reply.setCookie(SESSION_COOKIE, session.token, { ...this.cookie(), expires: session.expiresAt });
    const known = new Date(Date.now() + DEVICE_DAYS * 86_400_000);
    void reply.setCookie(DEVICE_COOKIE, session.deviceToken, { ...this.cookie(), expires: known });
    return sessionView(session);
  }

  @Route(api.signOut)
  async signOut(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Nothing> {
    await this.signIns.signOut(caller);
    void reply.clearCookie(SESSION_COOKIE, this.cookie());
    return {};
  }

  @Route(api.whoIsHere)
  @Untraced('their own account')
  async whoIsHere(@Req() request: FastifyRequest): Promise<WhoIsHere> {
    const session = await this.sessions.authenticate(tokenOf(request));
    if (!session) return { session: null };
    demandSameAccount(session.account, request.headers[ACCOUNT_HEADER]);
    return { session: sessionView(session) };
  }

  @Route(api.session)
  @Untraced('their own account')
  async session(@Req() request: FastifyRequest): Promise<SessionView> {
    const session = await this.sessions.authenticate(tokenOf(request));
    if (!session) throw new AppError('IDENTITY.NOT_SIGNED_IN');
    return sessionView(session);
  }

  @Route(api.changePassword)
  async changePassword(
    @CurrentCaller() caller: Caller,
    @Input() input: ChangePasswordInput,
    @Req() request: FastifyRequest,
  ): Promise<Nothing> {
    await this.accounts.changeOwnPassword(caller, input, request.ip);
    return {};
  }

  private cookie(): { path: string; httpOnly: true; sameSite: 'strict'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.env.SIAGA_SECURE_COOKIES === 'on' };
  }
}

/** What a sign-in on this browser left behind, if it is one of ours. */
function deviceOf({ cookies }: Pick<FastifyRequest, 'cookies'>): string | null {
  const token = cookies[DEVICE_COOKIE];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}
