import { Controller } from '@nestjs/common';
import {
  api,
  type Facility,
  type FacilityList,
  type FacilityQuery,
  type SetBedsInput,
  type SetCapabilityInput,
  type SetDiversionInput,
  type SetFacilityPointInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import type { z } from 'zod';
import { FacilitiesService } from './facilities.service.js';

@Controller()
export class FacilitiesController {
  constructor(private readonly facilities: FacilitiesService) {}

  @Route(api.facilities)
  list(
    @CurrentCaller() caller: Caller,
    @Input() query: z.infer<typeof FacilityQuery>,
  ): Promise<FacilityList> {
    return this.facilities.listFor(caller, query);
  }

  @Route(api.setBeds)
  setBeds(@CurrentCaller() caller: Caller, @Input() input: SetBedsInput): Promise<Facility> {
    return this.facilities.setBeds(caller, input);
  }

  @Route(api.setDiversion)
  setDiversion(@CurrentCaller() caller: Caller, @Input() input: SetDiversionInput): Promise<Facility> {
    return this.facilities.setDiversion(caller, input);
  }

  @Route(api.setCapability)
  setCapability(@CurrentCaller() caller: Caller, @Input() input: SetCapabilityInput): Promise<Facility> {
    return this.facilities.setCapability(caller, input);
  }

  @Route(api.setFacilityPoint)
  setPoint(@CurrentCaller() caller: Caller, @Input() input: SetFacilityPointInput): Promise<Facility> {
    return this.facilities.setPoint(caller, input);
  }
}
