import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { api, type Assignment, type OfferInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
import { OfferService } from './offer.service.js';

/** The operator's offer. */
@Controller()
export class OfferController {
  constructor(private readonly offers: OfferService) {}

  @Route(api.offer)
  @Untraced('a command: the journal has it')
  async offer(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof OfferInput>,
  ): Promise<{ assignments: Assignment[] }> {
    return { assignments: await this.offers.offer(caller, input) };
  }
}
