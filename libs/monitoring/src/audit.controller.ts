import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  api,
  type CaseKeeping,
  type CaseKeepingInput,
  type CaseLooks,
  type CaseLooksFileInput,
  type CaseLooksInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, Untraced, type Caller } from '#siaga/identity';
import { KeepingProof } from './keeping/keeping-proof.service.js';
import { LooksService } from './looks/looks.service.js';

/** Who saw whom, and that who is forgotten is forgotten. */
@Controller()
export class AuditController {
  constructor(
    private readonly looks: LooksService,
    private readonly proof: KeepingProof,
  ) {}

  @Route(api.caseLooks)
  @Traces('list_read', 'monitored_looks')
  list(@CurrentCaller() caller: Caller, @Input() input: CaseLooksInput): Promise<CaseLooks> {
    return this.looks.list(caller, input);
  }

  @Route(api.caseLooksFile)
  @Untraced('written before the file leaves')
  async file(
    @CurrentCaller() caller: Caller,
    @Input() input: CaseLooksFileInput,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, body } = await this.looks.file(caller, input);
    await reply
      .headers({ 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' })
      .type('text/csv; charset=utf-8')
      .send(body);
  }

  @Route(api.caseKeeping)
  keeping(@CurrentCaller() caller: Caller, @Input() input: CaseKeepingInput): Promise<CaseKeeping> {
    return this.proof.of(caller, input);
  }
}
