import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  api,
  type ConfirmHandoverInput,
  type Handover,
  type HandOverInput,
  type RefuseHandoverInput,
} from '#siaga/contracts';
import { Caller, CallerContext, Input, Route } from '#siaga/identity';
import { HandOverService } from './hand-over.service.js';
import { HandoverDesk } from './handover-desk.service.js';
import { OutgoingService } from './outgoing.service.js';

/** What operators do with cases between centres. */
@Controller()
export class HandoverController {
  constructor(
    private readonly handing: HandOverService,
    private readonly outgoing: OutgoingService,
    private readonly desk: HandoverDesk,
  ) {}

  @Route(api.handOver)
  handOver(
    @Caller() caller: CallerContext,
    @Input() input: z.output<typeof HandOverInput>,
  ): Promise<Handover> {
    return this.handing.handOver(caller, input);
  }

  @Route(api.handover)
  read(@Caller() caller: CallerContext, @Input() input: { id: string }): Promise<Handover> {
    return this.desk.read(caller, input.id);
  }

  @Route(api.takeBackHandover)
  takeBack(@Caller() caller: CallerContext, @Input() input: { id: string }): Promise<Handover> {
    return this.outgoing.takeBack(caller, input);
  }

  @Route(api.confirmHandover)
  confirm(@Caller() caller: CallerContext, @Input() input: ConfirmHandoverInput): Promise<Handover> {
    return this.outgoing.confirm(caller, input);
  }

  @Route(api.refuseHandover)
  refuse(@Caller() caller: CallerContext, @Input() input: RefuseHandoverInput): Promise<Handover> {
    return this.desk.refuse(caller, input);
  }
}
