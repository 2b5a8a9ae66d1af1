import { Controller } from '@nestjs/common';
import { api, type AssignmentRoute } from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { AssignmentRouteService } from './assignment-route.service.js';

/** The way of a unit. */
@Controller()
export class AssignmentRouteController {
  constructor(private readonly routes: AssignmentRouteService) {}

  @Route(api.assignmentRoute)
  @Traces('record_viewed', 'assignment')
  route(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<AssignmentRoute> {
    return this.routes.read(caller, id);
  }
}
