import { Controller } from '@nestjs/common';
import { api, type Alert } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { AlertService } from './alert.service.js';

/** The supervisor's alerts. */
@Controller()
export class AlertController {
  constructor(private readonly alerts: AlertService) {}

  @Route(api.acknowledgeAlert)
  acknowledge(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Alert> {
    return this.alerts.acknowledge(caller, id);
  }
}
