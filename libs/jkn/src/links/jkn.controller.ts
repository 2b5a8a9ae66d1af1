import { Controller } from '@nestjs/common';
import {
  api,
  type JknExchangeList,
  type JknExchangesInput,
  type JknLinkAnswer,
  type JknOperation,
  type JknOperationList,
  type JknOperationsInput,
  type SetJknLinkAnswer,
  type SetJknLinkInput,
  type SetJknOperationInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, Untraced, type Caller } from '#siaga/identity';
import { ExchangeService } from './exchange.service.js';
import { LinkService } from './link.service.js';
import { OperationService } from './operation.service.js';

/** What staff set and see of Mobile JKN. */
@Controller()
export class JknController {
  constructor(
    private readonly links: LinkService,
    private readonly exchangeLog: ExchangeService,
    private readonly operationList: OperationService,
  ) {}

  @Route(api.jknLink)
  link(@CurrentCaller() caller: Caller, @Input() input: { facilityId: string }): Promise<JknLinkAnswer> {
    return this.links.of(caller, input.facilityId);
  }

  @Route(api.setJknLink)
  @Untraced('the act has a line of its own')
  setLink(@CurrentCaller() caller: Caller, @Input() input: SetJknLinkInput): Promise<SetJknLinkAnswer> {
    return this.links.set(caller, input);
  }

  @Route(api.jknExchanges)
  @Traces('list_read', 'jkn_exchange')
  exchanges(@CurrentCaller() caller: Caller, @Input() input: JknExchangesInput): Promise<JknExchangeList> {
    return this.exchangeLog.list(caller, input);
  }

  @Route(api.jknOperations)
  @Traces('list_read', 'jkn_operation')
  operations(@CurrentCaller() caller: Caller, @Input() input: JknOperationsInput): Promise<JknOperationList> {
    return this.operationList.list(caller, input);
  }

  @Route(api.setJknOperation)
  @Untraced('it answers what was written just now')
  setOperation(@CurrentCaller() caller: Caller, @Input() input: SetJknOperationInput): Promise<JknOperation> {
    return this.operationList.set(caller, input);
  }
}
