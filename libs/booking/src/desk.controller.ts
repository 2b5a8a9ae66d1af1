import { Controller } from '@nestjs/common';
import {
  api,
  type CheckInInput,
  type Ticket,
  type TransferredTicket,
  type TransferTicketInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
import { CheckInService } from './desk/check-in.service.js';
import { TransfersService } from './desk/transfers.service.js';

/** What the counter and the kiosk do beside taking and calling numbers. */
@Controller()
export class DeskController {
  constructor(
    private readonly transfers: TransfersService,
    private readonly checkIns: CheckInService,
  ) {}

  @Route(api.transferTicket)
  @Untraced('the journal has who moved whom')
  transferTicket(
    @CurrentCaller() caller: Caller,
    @Input() input: TransferTicketInput,
  ): Promise<TransferredTicket> {
    return this.transfers.transfer(caller, input);
  }

  @Route(api.checkIn)
  @Untraced('the journal has who came; the code is the patient’s own')
  checkIn(@CurrentCaller() caller: Caller, @Input() input: CheckInInput): Promise<Ticket> {
    return this.checkIns.checkIn(caller, input);
  }
}
