import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  api,
  type Call,
  type CloseCallInput,
  type CreateCallInput,
  type Incident,
  type LinkCallInput,
  type MergeIncidentInput,
  type OpenIncidentInput,
  type SetCallPlaceInput,
  type SplitCallInput,
  type UndoCallPlaceInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { CallIncidentService } from './call-incident.service.js';
import { CaseJoiningService } from './case-joining.service.js';
import { CallService } from './call.service.js';

/** What operators do with calls, and the opening of incidents, which may begin with one. */
@Controller()
export class CallController {
  constructor(
    private readonly calls: CallService,
    private readonly incidents: CallIncidentService,
    private readonly joining: CaseJoiningService,
  ) {}

  @Route(api.createCall)
  create(@CurrentCaller() caller: Caller, @Input() input: z.infer<typeof CreateCallInput>): Promise<Call> {
    return this.calls.create(caller, input);
  }

  @Route(api.call)
  @Traces('record_viewed', 'call')
  byId(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Call> {
    return this.calls.byId(caller, input.id);
  }

  @Route(api.answerCall)
  answer(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Call> {
    return this.calls.answer(caller, input);
  }

  @Route(api.setCallPlace)
  setPlace(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof SetCallPlaceInput>,
  ): Promise<Call> {
    return this.calls.setPlace(caller, input);
  }

  @Route(api.undoCallPlace)
  undoPlace(@CurrentCaller() caller: Caller, @Input() input: UndoCallPlaceInput): Promise<Call> {
    return this.calls.undoPlace(caller, input);
  }

  @Route(api.closeCall)
  close(@CurrentCaller() caller: Caller, @Input() input: CloseCallInput): Promise<Call> {
    return this.calls.close(caller, input);
  }

  @Route(api.linkCall)
  link(@CurrentCaller() caller: Caller, @Input() input: LinkCallInput): Promise<Call> {
    return this.incidents.link(caller, input);
  }

  @Route(api.openIncident)
  openIncident(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof OpenIncidentInput>,
  ): Promise<Incident> {
    return this.incidents.open(caller, input);
  }

  @Route(api.mergeIncident)
  merge(@CurrentCaller() caller: Caller, @Input() input: MergeIncidentInput): Promise<Incident> {
    return this.joining.merge(caller, input);
  }

  @Route(api.splitCall)
  split(@CurrentCaller() caller: Caller, @Input() input: z.infer<typeof SplitCallInput>): Promise<Incident> {
    return this.joining.split(caller, input);
  }
}
