import { Controller } from '@nestjs/common';
import {
  api,
  type CreateUnitInput,
  type SetServiceInput,
  type Unit,
  type UnitList,
  type UpdateUnitInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { FleetService } from './fleet.service.js';

@Controller()
export class UnitsController {
  constructor(private readonly fleet: FleetService) {}

  @Route(api.units)
  async units(@CurrentCaller() caller: Caller): Promise<UnitList> {
    return { units: await this.fleet.list(caller) };
  }

  @Route(api.createUnit)
  createUnit(@CurrentCaller() caller: Caller, @Input() input: CreateUnitInput): Promise<Unit> {
    return this.fleet.createUnit(caller, input);
  }

  @Route(api.updateUnit)
  updateUnit(@CurrentCaller() caller: Caller, @Input() input: UpdateUnitInput): Promise<Unit> {
    return this.fleet.updateUnit(caller, input);
  }

  @Route(api.signOn)
  signOn(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Unit> {
    return this.fleet.signOn(caller, input.id);
  }

  @Route(api.signOff)
  signOff(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Unit> {
    return this.fleet.signOff(caller, input.id);
  }

  @Route(api.setService)
  setService(@CurrentCaller() caller: Caller, @Input() input: SetServiceInput): Promise<Unit> {
    return this.fleet.setService(caller, input);
  }
}
