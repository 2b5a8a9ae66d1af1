import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { api, type IngestResult, type RefusedEventList } from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { currentContext } from '#siaga/kernel';
import { actorOf } from '../intake/arrival.js';
import { httpStatusOf } from './ingest-result.js';
import { IngestService } from './ingest.service.js';
import { RefusedEventRetry, RefusedEventService } from './refused-event.service.js';
import { SourceAuthenticator } from './source-authenticator.js';

/** A request whose body is kept as it came: a signature covers bytes, and what cannot be parsed is kept. */
type IngestRequest = FastifyRequest & { rawBody?: Buffer };

const NO_BODY = Buffer.alloc(0);

/** Where telephone systems report calls, and where supervisors see what was refused. */
@Controller()
export class IngestController {
  constructor(
    private readonly sources: SourceAuthenticator,
    private readonly ingest: IngestService,
    private readonly refused: RefusedEventService,
    private readonly retries: RefusedEventRetry,
  ) {}

  @Route(api.ingestCalls)
  async receive(
    @Req() request: IngestRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IngestResult> {
    const rawBody = request.rawBody ?? NO_BODY;
    const source = this.sources.authenticate(request.headers, rawBody);
    const context = currentContext();
    if (context) context.actor = actorOf(source.name);
    const result = await this.ingest.receive(source, rawBody);
    void reply.status(httpStatusOf(result));
    return result;
  }

  @Route(api.refusedEvents)
  @Traces('list_read', 'refused_event')
  list(@CurrentCaller() caller: Caller): Promise<RefusedEventList> {
    return this.refused.list(caller);
  }

  @Route(api.retryRefusedEvent)
  retry(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<IngestResult> {
    return this.retries.retry(caller, input);
  }
}
