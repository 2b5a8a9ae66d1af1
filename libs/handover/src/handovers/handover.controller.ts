import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  api,
  type ConfirmHandoverInput,
  type Handover,
  type HandOverInput,
  type RefuseHandoverInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { HandOverService } from './hand-over.service.js';
import { CentreHandovers } from './centre-handovers.service.js';
import { OutgoingService } from './outgoing.service.js';

/** What operators do with cases between centres. */
@Controller()
export class HandoverController {
  constructor(
    private readonly handing: HandOverService,
    private readonly outgoing: OutgoingService,
    private readonly cases: CentreHandovers,
  ) {}

  @Route(api.handOver)
  handOver(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof HandOverInput>,
  ): Promise<Handover> {
    return this.handing.handOver(caller, input);
  }

  @Route(api.handover)
  @Traces('record_viewed', 'handover')
  read(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Handover> {
    return this.cases.read(caller, input.id);
  }

  @Route(api.takeBackHandover)
  takeBack(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Handover> {
    return this.outgoing.takeBack(caller, input);
  }

  @Route(api.confirmHandover)
  confirm(@CurrentCaller() caller: Caller, @Input() input: ConfirmHandoverInput): Promise<Handover> {
    return this.outgoing.confirm(caller, input);
  }

  @Route(api.refuseHandover)
  refuse(@CurrentCaller() caller: Caller, @Input() input: RefuseHandoverInput): Promise<Handover> {
    return this.cases.refuse(caller, input);
  }
}
