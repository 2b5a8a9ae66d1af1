import { Controller } from '@nestjs/common';
import { api, type Inbound } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { InboundAnswerService } from './inbound-answer.service.js';

/** The desk's answer. */
@Controller()
export class InboundController {
  constructor(private readonly answers: InboundAnswerService) {}

  @Route(api.acknowledgeInbound)
  acknowledge(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Inbound> {
    return this.answers.acknowledge(caller, id);
  }
}
