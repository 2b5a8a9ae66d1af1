import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { api, type Jurisdiction, type JurisdictionInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
import { JurisdictionService } from './jurisdiction.service.js';

/** Whose case a place is. */
@Controller()
export class JurisdictionController {
  constructor(private readonly jurisdictions: JurisdictionService) {}

  @Route(api.jurisdiction)
  @Untraced('whose a place is, not who is there')
  judge(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof JurisdictionInput>,
  ): Promise<Jurisdiction> {
    caller.demand('centre.read', input);
    return this.jurisdictions.judge(input);
  }
}
