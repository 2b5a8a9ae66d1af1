import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Incident, Place, SplitCallInput } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, ENV, found, newId, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { assertLive, assertStep } from '../domain/incident-step.policy.js';
import { earlier, mergedFacts } from '../domain/merged-facts.policy.js';
import { IncidentRepository } from '../store/incident.repository.js';
import { IncidentChanges } from './incident-changes.js';
import { IncidentFollowers } from './incident-followers.js';
import type { CallFacts } from './incident.service.js';

/** What an incident gives away to one of its own. */
export interface SplitOff {
  incidentId: string;
  call: CallFacts & { place: Place | null };
  /** The calls that stay with it, asked for once it is held. */
  staying: () => Promise<readonly CallFacts[]>;
}

/** Two incidents that were one event, and one that was two. Inside the transaction in which the calls follow; rights are checked here. */
@Injectable()
export class IncidentJoining {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly followers: IncidentFollowers,
    private readonly changes: IncidentChanges,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Holds both until the transaction ends. Throws RESOURCE.NOT_FOUND, INCIDENT.SAME, INCIDENT.NOT_OPEN naming which. */
  async hold(
    tx: Tx,
    caller: Caller,
    id: string,
    intoId: string,
  ): Promise<{ from: Incident; into: Incident }> {
    if (id === intoId) throw new AppError('INCIDENT.SAME');
    const [from, into] = (await this.incidents.lockTwo(tx, id, intoId)).map(found);
    if (!from || !into) throw new AppError('RESOURCE.NOT_FOUND');
    for (const incident of [from, into]) caller.demand('incident.manage', incident);
    for (const incident of [from, into]) assertLive(incident);
    return { from, into };
  }

  /**
   * Ends `from`, whose calls, units and story are those of `into` from now on. Units keep their jobs, offers stay open. Both are held.
   * Gives the one that goes on.
   */
  async merge(tx: Tx, caller: Caller, { from, into }: { from: Incident; into: Incident }): Promise<Incident> {
    assertStep(from, 'merged');
    const at = this.clock.now();
    const { id, number } = into;
    const ended = await this.incidents.close(tx, from, {
      status: 'merged',
      at,
      outcome: null,
      note: null,
      into: { id, number },
    });
    await this.changes.record(tx, ended, 'incident.merged.v1', caller.actor);
    if (from.elsewhere) await this.followers.tellElsewhere(tx, ended);
    const joined = await this.incidents.join(tx, { ...into, ...mergedFacts(into, from) });
    await this.changes.record(tx, joined, 'incident.joined.v1', caller.actor);
    await this.followers.move(tx, from, joined, caller.actor);
    return joined;
  }

  /**
   * Opens an incident of its own with a call of another, whose units stay where they are. Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OPEN,
   * INCIDENT.ONLY_CALL.
   */
  async split(
    tx: Tx,
    caller: Caller,
    { incidentId, call, staying: callsThatStay }: SplitOff,
    input: z.infer<typeof SplitCallInput>,
  ): Promise<Incident> {
    const from = found(await this.incidents.lock(tx, incidentId));
    caller.demand('incident.manage', from);
    assertLive(from);
    const staying = await callsThatStay();
    if (staying.length === 0) throw new AppError('INCIDENT.ONLY_CALL', { details: { number: from.number } });
    const own = await this.newIncident(tx, caller, from, { call, input });
    await this.incidents.insert(tx, own);
    const left = await this.incidents.join(tx, { ...from, ...callFacts(staying) });
    await this.changes.record(tx, left, 'incident.split.v1', caller.actor);
    return this.changes.record(tx, own, 'incident.opened.v1', caller.actor);
  }

  private async newIncident(
    tx: Tx,
    caller: Caller,
    from: Incident,
    { call, input }: { call: SplitOff['call']; input: z.infer<typeof SplitCallInput> },
  ): Promise<Incident> {
    const openedAt = this.clock.now();
    const { regionCode, needs, place } = from;
    return {
      id: newId(),
      version: 1,
      number: await this.incidents.nextNumber(tx, regionCode, openedAt, this.env.SIAGA_TIME_ZONE),
      regionCode,
      status: 'open',
      complaint: input.complaint ?? from.complaint,
      triage: input.triage === undefined ? from.triage : input.triage,
      needs,
      patientCount: input.patientCount,
      // Where nothing is known that is believed, the place it was taken for: units are ranked from it at once.
      place: call.place && call.place.doubt === undefined ? call.place : place,
      // What was written down is of the other event; only the call's own words come along, with the call.
      personal: { patients: [], notes: null, callbackNumber: null },
      ...callFacts([call]),
      openedAt: openedAt.toISOString(),
      openedBy: caller.actor,
      closedAt: null,
      outcome: null,
      closingNote: null,
      elsewhere: null,
      splitFrom: { id: from.id, number: from.number },
    };
  }
}

function callFacts(
  calls: readonly CallFacts[],
): Pick<Incident, 'callIds' | 'callOfferedAt' | 'callAnsweredAt'> {
  const first = (times: (string | null)[]): string | null => times.reduce(earlier, null);
  return {
    callIds: calls.map(({ id }) => id),
    callOfferedAt: first(calls.map(({ offeredAt }) => offeredAt.toISOString())),
    callAnsweredAt: first(calls.map(({ answeredAt }) => answeredAt?.toISOString() ?? null)),
  };
}
