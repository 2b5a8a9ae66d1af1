import { Controller } from '@nestjs/common';
import { api, type SetSpeedsInput, type SpeedCalibration, type SpeedTable } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { CalibrationService } from '../calibration/calibration.service.js';
import { SpeedService } from './speed.service.js';

@Controller()
export class SpeedsController {
  constructor(
    private readonly speeds: SpeedService,
    private readonly calibration: CalibrationService,
  ) {}

  @Route(api.speeds)
  read(): Promise<SpeedTable> {
    return this.speeds.read();
  }

  @Route(api.setSpeeds)
  set(@CurrentCaller() caller: Caller, @Input() input: SetSpeedsInput): Promise<SpeedTable> {
    return this.speeds.set(caller, input);
  }

  @Route(api.speedCalibration)
  calibrate(): Promise<SpeedCalibration> {
    return this.calibration.suggest();
  }
}
