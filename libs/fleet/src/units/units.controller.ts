import { Controller } from '@nestjs/common';
import { api, type CreateUnitInput, type SetServiceInput, type Unit, type UnitList } from '#siaga/contracts';
import { Caller, CallerContext, Input, Route } from '#siaga/identity';
import { FleetService } from './fleet.service.js';

@Controller()
export class UnitsController {
  constructor(private readonly fleet: FleetService) {}

  @Route(api.units)
  async units(@Caller() caller: CallerContext): Promise<UnitList> {
    return { units: await this.fleet.list(caller) };
  }

  @Route(api.createUnit)
  createUnit(@Caller() caller: CallerContext, @Input() input: CreateUnitInput): Promise<Unit> {
    return this.fleet.createUnit(caller, input);
  }

  @Route(api.signOn)
  signOn(@Caller() caller: CallerContext, @Input() input: { id: string }): Promise<Unit> {
    return this.fleet.signOn(caller, input.id);
  }

  @Route(api.signOff)
  signOff(@Caller() caller: CallerContext, @Input() input: { id: string }): Promise<Unit> {
    return this.fleet.signOff(caller, input.id);
  }

  @Route(api.setService)
  setService(@Caller() caller: CallerContext, @Input() input: SetServiceInput): Promise<Unit> {
    return this.fleet.setService(caller, input);
  }
}
