import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Call, Incident, LinkCallInput, OpenIncidentInput } from '#siaga/contracts';
import { IncidentService, type CallFacts } from '#siaga/dispatch';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError } from '#siaga/kernel';
import { dispositionAfterLink } from '../domain/card.policy.js';
import { CallCommands } from './call-commands.js';
import { CallWatchers } from './call-watchers.js';
import type { StoredCall } from './call-row.js';

/** Ties calls to incidents: opens one from a call, or adds a call to one that is open. */
@Injectable()
export class CallIncidentService {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commands: CallCommands,
    private readonly incidents: IncidentService,
    private readonly watchers: CallWatchers,
  ) {}

  /**
   * Opens an incident, from a call or without one, in one transaction with the call's link. Throws RESOURCE.NOT_FOUND,
   * CALL.ALREADY_LINKED with the incident the call belongs to.
   */
  async open(caller: Caller, input: z.infer<typeof OpenIncidentInput>): Promise<Incident> {
    return this.runner.run(caller, 'openIncident', input, async (tx) => {
      if (input.callId === undefined) return this.incidents.open(tx, caller, input, null);
      const stored = await this.commands.lock(tx, caller, input.callId);
      assertUnlinked(stored);
      const incident = await this.incidents.open(tx, caller, input, factsOf(stored));
      await this.commands.save(tx, caller, stored, linked(stored, incident.id));
      return incident;
    });
  }

  /** Adds a call to an open incident. Throws RESOURCE.NOT_FOUND, CALL.ALREADY_LINKED, INCIDENT.NOT_OPEN, INCIDENT.BEING_HANDED_OVER. */
  async link(caller: Caller, input: LinkCallInput): Promise<Call> {
    return this.runner.run(caller, 'linkCall', input, async (tx) => {
      const stored = await this.commands.lock(tx, caller, input.id);
      assertUnlinked(stored);
      await this.incidents.attachCall(tx, caller, input.incidentId, factsOf(stored));
      // What the other centre takes must be what it was told.
      await this.watchers.demandFree(tx, [input.incidentId]);
      return this.commands.save(tx, caller, stored, linked(stored, input.incidentId));
    });
  }
}

function assertUnlinked({ view }: StoredCall): void {
  if (view.incidentId !== null)
    throw new AppError('CALL.ALREADY_LINKED', { details: { incidentId: view.incidentId } });
}

/** What an incident keeps of a call. */
export function factsOf({ view }: StoredCall): CallFacts {
  return {
    id: view.id,
    offeredAt: new Date(view.offeredAt),
    answeredAt: view.answeredAt === null ? null : new Date(view.answeredAt),
  };
}

function linked(stored: StoredCall, incidentId: string): StoredCall {
  const { view } = stored;
  return { ...stored, view: { ...view, incidentId, disposition: dispositionAfterLink(view.disposition) } };
}
