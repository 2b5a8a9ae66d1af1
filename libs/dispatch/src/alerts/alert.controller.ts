import { Controller } from '@nestjs/common';
import { api, type Alert } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { AlertService } from './alert.service.js';

/** What went wrong: taken by whoever is on it, put aside by a supervisor. */
@Controller()
export class AlertController {
  constructor(private readonly alerts: AlertService) {}

  @Route(api.takeAlert)
  take(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Alert> {
    return this.alerts.take(caller, id);
  }

  @Route(api.acknowledgeAlert)
  acknowledge(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Alert> {
    return this.alerts.acknowledge(caller, id);
  }
}
