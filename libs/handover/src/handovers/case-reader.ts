import { Injectable } from '@nestjs/common';
import type { Incident } from '#siaga/contracts';
import { CallService } from '#siaga/calls';
import { IncidentService } from '#siaga/dispatch';
import type { Caller } from '#siaga/identity';

/** What a hand-over needs to read. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly calls: CallService,
    private readonly incidents: IncidentService,
  ) {}

  /** The call's incident, when it has one. Throws RESOURCE.NOT_FOUND unless the caller may hand over calls of its region. */
  async incidentOf(caller: Caller, callId: string): Promise<Incident | null> {
    const call = await this.calls.byId(caller, callId);
    caller.demand('handover.manage', call);
    return call.incidentId === null ? null : this.incidents.read(caller, call.incidentId);
  }
}
