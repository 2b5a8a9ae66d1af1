import type {} from '@fastify/cookie';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { api, VISIT_COOKIE, type Nothing, type RedeemInput, type Visit } from '#siaga/contracts';
import { AppError, ENV, type Env } from '#siaga/kernel';
import { CurrentVisitor, Input, Route } from '../access/route.js';
import { visitTokenOf } from '../access/session.guard.js';
import type { Visitor } from '../access/visitor.js';
import { VisitService, visitView } from './visit.service.js';

/** Coming in by a link, who is here, leaving. */
@Controller()
export class VisitController {
  constructor(
    private readonly visits: VisitService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Route(api.redeemLink)
  async redeem(
    @Input() input: RedeemInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Visit> {
    const from = { address: request.ip, token: visitTokenOf(request) };
    const { visit, token } = await this.visits.redeem(input, from);
    if (token !== null) this.setCookie(reply, token, visit.expiresAt);
    return visitView(visit);
  }

  @Route(api.visit)
  async visit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Visit> {
    const token = visitTokenOf(request);
    const visit = await this.visits.authenticate(token);
    if (!visit || token === null) throw new AppError('IDENTITY.NOT_SIGNED_IN');
    const renewed = await this.visits.renew(token);
    if (renewed !== null) this.setCookie(reply, renewed, visit.expiresAt);
    return visitView(visit);
  }

  @Route(api.leaveVisit)
  async leave(
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Nothing> {
    await this.visits.leave(visitor);
    void reply.clearCookie(VISIT_COOKIE, this.cookie());
    return {};
  }

  private setCookie(reply: FastifyReply, token: string, expires: Date): void {
    void reply.setCookie(VISIT_COOKIE, token, { ...this.cookie(), expires });
  }

  /** For the whole host, since the socket's handshake is not below the API. */
  private cookie(): { path: string; httpOnly: true; sameSite: 'strict'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.env.SIAGA_SECURE_COOKIES === 'on' };
  }
}
