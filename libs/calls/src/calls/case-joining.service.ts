import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Incident, MergeIncidentInput, SplitCallInput } from '#siaga/contracts';
import { IncidentJoining, IncidentService, type CallFacts } from '#siaga/dispatch';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CallCommands } from './call-commands.js';
import { CallWatchers } from './call-watchers.js';
import type { StoredCall } from './call-row.js';
import { CallRepository } from './call.repository.js';
import { factsOf } from './call-incident.service.js';

/** Incidents that were one event, and a call that was another: the calls follow in the same transaction. */
@Injectable()
export class CaseJoiningService {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commands: CallCommands,
    private readonly calls: CallRepository,
    private readonly incidents: IncidentService,
    private readonly joining: IncidentJoining,
    private readonly watchers: CallWatchers,
  ) {}

  /**
   * Merges an incident into another. Calls are held before incidents, as everywhere; one that is linked meanwhile is taken along. Needs `incident.manage` for both
   * and `call.handle` for every call that moves; neither may be offered to another centre. Throws
   * RESOURCE.NOT_FOUND, INCIDENT.SAME, INCIDENT.NOT_OPEN, INCIDENT.BEING_HANDED_OVER.
   */
  async merge(caller: Caller, input: MergeIncidentInput): Promise<Incident> {
    const known = found(await this.incidents.read(caller, input.id));
    return this.runner.run(caller, 'mergeIncident', input, async (tx) => {
      const held = await this.holdAll(tx, caller, known.callIds);
      const pair = await this.joining.hold(tx, caller, input.id, input.intoId);
      await this.watchers.demandFree(tx, [pair.from.id, pair.into.id]);
      const late = pair.from.callIds.filter((id) => !held.some(({ view }) => view.id === id));
      const moving = [...held, ...(await this.holdAll(tx, caller, late))];
      const into = await this.joining.merge(tx, caller, pair);
      for (const stored of moving.filter(({ view }) => view.incidentId === pair.from.id))
        await this.commands.save(tx, caller, stored, ofIncident(stored, into.id));
      return into;
    });
  }

  /** Takes a call out of its incident into one of its own. Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OPEN, INCIDENT.ONLY_CALL, INCIDENT.BEING_HANDED_OVER. */
  async split(caller: Caller, input: z.infer<typeof SplitCallInput>): Promise<Incident> {
    return this.runner.run(caller, 'splitCall', input, async (tx) => {
      const stored = await this.commands.lock(tx, caller, input.id);
      const { incidentId } = stored.view;
      if (incidentId === null)
        throw new AppError('CALL.ILLEGAL_STEP', { details: { state: stored.view.state } });
      const staying = (): Promise<CallFacts[]> => this.calls.othersOf(tx, incidentId, input.id);
      const call = { ...factsOf(stored), place: stored.view.place };
      const own = await this.joining.split(tx, caller, { incidentId, call, staying }, input);
      await this.commands.save(tx, caller, stored, ofIncident(asOwnEvent(stored), own.id));
      return own;
    });
  }

  /** Calls move with their incident: each is asked for in its own region. */
  private async holdAll(tx: Tx, caller: Caller, ids: readonly string[]): Promise<StoredCall[]> {
    const held: StoredCall[] = [];
    for (const id of [...ids].sort()) held.push(await this.commands.lock(tx, caller, id));
    return held;
  }
}

/** What is another event repeats none. */
function asOwnEvent(stored: StoredCall): StoredCall {
  const { view } = stored;
  return view.disposition === 'duplicate'
    ? { ...stored, view: { ...view, disposition: 'incident' } }
    : stored;
}

function ofIncident(stored: StoredCall, incidentId: string): StoredCall {
  return { ...stored, view: { ...stored.view, incidentId } };
}
