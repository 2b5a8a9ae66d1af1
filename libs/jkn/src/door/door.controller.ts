import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { api, Id, type JknAnswer, type Method } from '#siaga/contracts';
import { Route } from '#siaga/identity';
import { AppError, cleanText, currentContext } from '#siaga/kernel';
import type { Ask } from '../domain/read-ask.policy.js';
import { DoorService } from './door.service.js';
import { MOBILE_JKN } from './taking.js';

/** Where BPJS speaks to a facility. Its services are told apart behind the door, in its own words. */
@Controller()
export class DoorController {
  constructor(private readonly door: DoorService) {}

  @Route(api.jknDoorGet)
  read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<JknAnswer> {
    return this.answer('GET', request, reply);
  }

  @Route(api.jknDoorPost)
  tell(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<JknAnswer> {
    return this.answer('POST', request, reply);
  }

  @Route(api.jknDoorPut)
  change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JknAnswer> {
    return this.answer('PUT', request, reply);
  }

  private async answer(method: Method, request: FastifyRequest, reply: FastifyReply): Promise<JknAnswer> {
    const { facilityId = '', '*': path = '' } = request.params as Record<string, string>;
    if (!Id.safeParse(facilityId).success) throw new AppError('RESOURCE.NOT_FOUND');
    const context = currentContext();
    if (context) context.actor = MOBILE_JKN;
    const { headers, ip: address } = request;
    const body = asAsk(cleanText(request.body).value);
    const { status, body: answer } = await this.door.answer({
      facilityId,
      method,
      path,
      headers,
      address,
      body,
    });
    void reply.status(status);
    return answer;
  }
}

function asAsk(value: unknown): Ask {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Ask) : {};
}
