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
import { UnitEditing } from './unit-editing.service.js';

@Controller()
export class UnitsController {
  constructor(
    private readonly fleet: FleetService,
    private readonly editing: UnitEditing,
  ) {}

  @Route(api.units)
  async units(
    @CurrentCaller() caller: Caller,
    @Input() { which }: { which: 'fleet' | 'retired' },
  ): Promise<UnitList> {
    return { units: await this.fleet.list(caller, undefined, which === 'retired') };
  }

  @Route(api.createUnit)
  createUnit(@CurrentCaller() caller: Caller, @Input() input: CreateUnitInput): Promise<Unit> {
    return this.fleet.createUnit(caller, input);
  }

  @Route(api.updateUnit)
  updateUnit(@CurrentCaller() caller: Caller, @Input() input: UpdateUnitInput): Promise<Unit> {
    return this.editing.updateUnit(caller, input);
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
