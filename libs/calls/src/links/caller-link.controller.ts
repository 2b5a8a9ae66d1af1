import { Controller } from '@nestjs/common';
import {
  api,
  type Call,
  type CallerLinkState,
  type SendLinkInput,
  type SharePositionInput,
} from '#siaga/contracts';
import { CurrentCaller, CurrentVisitor, Input, Route, type Caller, type Visitor } from '#siaga/identity';
import { CallerLinkService } from './caller-link.service.js';
import { SharedPositionService } from './shared-position.service.js';

/** Links by which a caller's phone tells where it is: sent by operators, opened by callers. */
@Controller()
export class CallerLinkController {
  constructor(
    private readonly links: CallerLinkService,
    private readonly positions: SharedPositionService,
  ) {}

  @Route(api.sendCallerLink)
  send(@CurrentCaller() caller: Caller, @Input() input: SendLinkInput): Promise<Call> {
    return this.links.send(caller, input);
  }

  @Route(api.openCallerLink)
  open(@CurrentVisitor() visitor: Visitor, @Input() input: { id: string }): Promise<CallerLinkState> {
    return this.positions.open(visitor, input);
  }

  @Route(api.sharePosition)
  share(@CurrentVisitor() visitor: Visitor, @Input() input: SharePositionInput): Promise<CallerLinkState> {
    return this.positions.share(visitor, input);
  }
}
