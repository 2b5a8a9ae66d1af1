import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  AnswerHandoverInput,
  api,
  centreActor,
  HandoverStateInput,
  ReceiveHandoverInput,
  type HandoverReceipt,
} from '#siaga/contracts';
import { parseInput, Route } from '#siaga/identity';
import { AppError, cleanText, currentContext } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { IncomingService } from '../handovers/incoming.service.js';
import { OutgoingService } from '../handovers/outgoing.service.js';
import { PeerAuthenticator, type Ends } from './peer-authenticator.js';

/** A request whose body is kept as it came: a signature covers bytes. */
type SignedRequest = FastifyRequest & { rawBody?: Buffer };

const NO_BODY = Buffer.alloc(0);

/** Where other centres' Siagas speak to this one. Nothing is read before the sender is proven. */
@Controller()
export class PeerController {
  constructor(
    private readonly peers: PeerAuthenticator,
    private readonly incoming: IncomingService,
    private readonly outgoing: OutgoingService,
    private readonly database: Database,
  ) {}

  @Route(api.receiveHandover)
  async receive(@Req() request: SignedRequest): Promise<HandoverReceipt> {
    const { ends, message, text, told } = await this.prove(request, ReceiveHandoverInput);
    const prepared = await this.incoming.prepare(ends, message, text);
    const status = await this.database.transaction((tx) =>
      this.incoming.receiveIn(tx, ends, message, prepared),
    );
    return { reference: message.reference, status, ...told };
  }

  @Route(api.answerHandover)
  async answer(@Req() request: SignedRequest): Promise<HandoverReceipt> {
    const { ends, message, told } = await this.prove(request, AnswerHandoverInput);
    const from = { centreId: ends.other.id, actor: centreActor(ends.other.code, ends.other.name) };
    const { status } = await this.database.transaction((tx) => this.outgoing.answered(tx, from, message));
    return { reference: message.reference, status, ...told };
  }

  @Route(api.handoverState)
  async state(@Req() request: SignedRequest): Promise<HandoverReceipt> {
    const { ends, message, told } = await this.prove(request, HandoverStateInput);
    const status = await this.database.transaction((tx) => this.incoming.hearState(tx, ends, message));
    return { reference: message.reference, status, ...told };
  }

  private async prove<S extends z.ZodType<{ from: string; to: string; reference: string }>>(
    request: SignedRequest,
    schema: S,
  ): Promise<{ ends: Ends; message: z.infer<S>; text: string; told: Pick<HandoverReceipt, 'cleaned'> }> {
    const rawBody = request.rawBody ?? NO_BODY;
    const centre = await this.peers.authenticate(request.headers, rawBody);
    const context = currentContext();
    if (context) context.actor = centreActor(centre.code, centre.name);
    const { value, cleaned } = cleanText(request.body);
    const message = parseInput(schema, value);
    const { id } = request.params as { id?: string };
    // The path is not signed; what it names must stand in the body.
    if (id !== undefined && id !== message.reference) throw new AppError('RESOURCE.NOT_FOUND');
    const ends = await this.peers.endsOf(centre, message);
    return { ends, message, text: rawBody.toString('utf8'), told: cleaned.length > 0 ? { cleaned } : {} };
  }
}
