import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  api,
  type CloseIncidentInput,
  type Incident,
  type ReopenIncidentInput,
  type Timeline,
  type UpdateIncidentInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { IncidentService } from './incident.service.js';
import { TimelineQuery } from './timeline.query.js';

/** Incidents; opening one is in the calls lib, since most begin with a call. */
@Controller()
export class IncidentController {
  constructor(
    private readonly incidents: IncidentService,
    private readonly timelines: TimelineQuery,
  ) {}

  @Route(api.incident)
  @Traces('record_viewed', 'incident')
  read(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Incident> {
    return this.incidents.read(caller, id);
  }

  @Route(api.incidentTimeline)
  @Traces('record_viewed', 'incident')
  async timeline(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Timeline> {
    await this.incidents.read(caller, id);
    return this.timelines.ofIncident(id);
  }

  @Route(api.updateIncident)
  update(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof UpdateIncidentInput>,
  ): Promise<Incident> {
    return this.incidents.update(caller, input);
  }

  @Route(api.closeIncident)
  close(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof CloseIncidentInput>,
  ): Promise<Incident> {
    return this.incidents.close(caller, input);
  }

  @Route(api.cancelIncident)
  cancel(@CurrentCaller() caller: Caller, @Input() input: { id: string; reason: string }): Promise<Incident> {
    return this.incidents.cancel(caller, input);
  }

  @Route(api.reopenIncident)
  reopen(@CurrentCaller() caller: Caller, @Input() input: ReopenIncidentInput): Promise<Incident> {
    return this.incidents.reopen(caller, input);
  }
}
