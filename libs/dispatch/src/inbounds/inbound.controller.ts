import { Controller } from '@nestjs/common';
import { api, type Inbound } from '#siaga/contracts';
import { Caller, Input, Route, type CallerContext } from '#siaga/identity';
import { InboundService } from './inbound.service.js';

/** The desk's answer. */
@Controller()
export class InboundController {
  constructor(private readonly inbounds: InboundService) {}

  @Route(api.acknowledgeInbound)
  acknowledge(@Caller() caller: CallerContext, @Input() { id }: { id: string }): Promise<Inbound> {
    return this.inbounds.acknowledge(caller, id);
  }
}
