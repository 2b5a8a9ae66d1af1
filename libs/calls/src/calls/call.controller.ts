import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  api,
  type Call,
  type CloseCallInput,
  type CreateCallInput,
  type Incident,
  type LinkCallInput,
  type OpenIncidentInput,
  type SetCallPlaceInput,
} from '#siaga/contracts';
import { Caller, CallerContext, Input, Route } from '#siaga/identity';
import { CallIncidentService } from './call-incident.service.js';
import { CallService } from './call.service.js';

/** What operators do with calls, and the opening of incidents, which may begin with one. */
@Controller()
export class CallController {
  constructor(
    private readonly calls: CallService,
    private readonly incidents: CallIncidentService,
  ) {}

  @Route(api.createCall)
  create(@Caller() caller: CallerContext, @Input() input: z.infer<typeof CreateCallInput>): Promise<Call> {
    return this.calls.create(caller, input);
  }

  @Route(api.call)
  byId(@Caller() caller: CallerContext, @Input() input: { id: string }): Promise<Call> {
    return this.calls.byId(caller, input.id);
  }

  @Route(api.answerCall)
  answer(@Caller() caller: CallerContext, @Input() input: { id: string }): Promise<Call> {
    return this.calls.answer(caller, input);
  }

  @Route(api.setCallPlace)
  setPlace(
    @Caller() caller: CallerContext,
    @Input() input: z.infer<typeof SetCallPlaceInput>,
  ): Promise<Call> {
    return this.calls.setPlace(caller, input);
  }

  @Route(api.closeCall)
  close(@Caller() caller: CallerContext, @Input() input: CloseCallInput): Promise<Call> {
    return this.calls.close(caller, input);
  }

  @Route(api.linkCall)
  link(@Caller() caller: CallerContext, @Input() input: LinkCallInput): Promise<Call> {
    return this.incidents.link(caller, input);
  }

  @Route(api.openIncident)
  openIncident(
    @Caller() caller: CallerContext,
    @Input() input: z.infer<typeof OpenIncidentInput>,
  ): Promise<Incident> {
    return this.incidents.open(caller, input);
  }
}
