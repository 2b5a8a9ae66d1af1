import { Controller } from '@nestjs/common';
import { api, type SetSpeedsInput, type SpeedTable } from '#siaga/contracts';
import { Caller, CallerContext, Input, Route } from '#siaga/identity';
import { SpeedService } from './speed.service.js';

@Controller()
export class SpeedsController {
  constructor(private readonly speeds: SpeedService) {}

  @Route(api.speeds)
  read(): Promise<SpeedTable> {
    return this.speeds.read();
  }

  @Route(api.setSpeeds)
  set(@Caller() caller: CallerContext, @Input() input: SetSpeedsInput): Promise<SpeedTable> {
    return this.speeds.set(caller, input);
  }
}
