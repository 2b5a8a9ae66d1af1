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
import { Caller, CallerContext, Input, Route } from '#siaga/identity';
import type { z } from 'zod';
import { FacilitiesService } from './facilities.service.js';

@Controller()
export class FacilitiesController {
  constructor(private readonly facilities: FacilitiesService) {}

  @Route(api.facilities)
  list(
    @Caller() caller: CallerContext,
    @Input() query: z.infer<typeof FacilityQuery>,
  ): Promise<FacilityList> {
    return this.facilities.listFor(caller, query);
  }

  @Route(api.setBeds)
  setBeds(@Caller() caller: CallerContext, @Input() input: SetBedsInput): Promise<Facility> {
    return this.facilities.setBeds(caller, input);
  }

  @Route(api.setDiversion)
  setDiversion(@Caller() caller: CallerContext, @Input() input: SetDiversionInput): Promise<Facility> {
    return this.facilities.setDiversion(caller, input);
  }

  @Route(api.setCapability)
  setCapability(@Caller() caller: CallerContext, @Input() input: SetCapabilityInput): Promise<Facility> {
    return this.facilities.setCapability(caller, input);
  }

  @Route(api.setFacilityPoint)
  setPoint(@Caller() caller: CallerContext, @Input() input: SetFacilityPointInput): Promise<Facility> {
    return this.facilities.setPoint(caller, input);
  }
}
