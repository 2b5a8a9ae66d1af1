import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  INCIDENT_STATUSES,
  isLive,
  type Actor,
  type CloseIncidentInput,
  type Elsewhere,
  type Incident,
  type OpenIncidentInput,
  type ReopenIncidentInput,
  type UpdateIncidentInput,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, ENV, found, newId, SYSTEM_ACTOR, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { assertLive, assertReopens, assertStep } from '../domain/incident-step.policy.js';
import { judgedPlace } from '../domain/judged-place.policy.js';
import { IncidentChanges } from './incident-changes.js';
import { IncidentFollowers } from './incident-followers.js';
import { IncidentRepository, type Closing } from '../store/incident.repository.js';

/** What an incident keeps of a call. */
export interface CallFacts {
  id: string;
  offeredAt: Date;
  answeredAt: Date | null;
}

/** Incidents from opening to closing. Every change journals the whole incident, and the jobs and announcements that show it. */
@Injectable()
export class IncidentService {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly followers: IncidentFollowers,
    private readonly commands: CommandRunner,
    private readonly changes: IncidentChanges,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Opens an incident inside the caller's transaction, from a call or by hand. Throws RESOURCE.NOT_FOUND. */
  async open(
    tx: Tx,
    caller: Caller,
    input: z.infer<typeof OpenIncidentInput>,
    call: CallFacts | null,
  ): Promise<Incident> {
    caller.demand('incident.manage', input);
    if (input.importedAt) caller.demand('history.import', input);
    const openedAt = input.importedAt ? new Date(input.importedAt) : this.clock.now();
    const incident: Incident = {
      id: newId(),
      version: 1,
      number: await this.incidents.nextNumber(tx, input.regionCode, openedAt, this.env.SIAGA_TIME_ZONE),
      regionCode: input.regionCode,
      status: 'open',
      complaint: input.complaint,
      triage: input.triage,
      needs: input.needs,
      patientCount: input.patientCount,
      place: judgedPlace(input.place, input),
      personal: input.personal,
      callIds: call ? [call.id] : [],
      callOfferedAt: call?.offeredAt.toISOString() ?? null,
      callAnsweredAt: call?.answeredAt?.toISOString() ?? null,
      openedAt: openedAt.toISOString(),
      openedBy: caller.actor,
      closedAt: null,
      outcome: null,
      closingNote: null,
      elsewhere: null,
    };
    await this.incidents.insert(tx, incident);
    return this.changes.record(tx, incident, 'incident.opened.v1', caller.actor);
  }

  /** Adds a further call to an open incident. Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OPEN. */
  async attachCall(tx: Tx, caller: Caller, incidentId: string, call: CallFacts): Promise<Incident> {
    await this.lockLive(tx, caller, incidentId);
    return this.changes.record(
      tx,
      await this.incidents.addCall(tx, incidentId, call),
      'incident.updated.v1',
      caller.actor,
    );
  }

  /** Holds the incident until the transaction ends; no right is checked: for other modules. Calls are held before. */
  async hold(tx: Tx, id: string): Promise<void> {
    found(await this.incidents.lock(tx, id));
  }

  /** The incident as it is stored, or null; no right is checked: for other modules. */
  current(id: string): Promise<Incident | null> {
    return this.incidents.byId(id);
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async read(caller: Caller, id: string): Promise<Incident> {
    const incident = found(await this.incidents.byId(id));
    caller.demand('incident.read', incident);
    return incident;
  }

  /** True while it lasts; for those who may know nothing else of it. */
  async isOpen(tx: Tx, id: string): Promise<boolean> {
    const incident = await this.incidents.byId(id, tx);
    return incident !== null && isLive(incident);
  }

  /** Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OPEN, STALE.VERSION. */
  async update(caller: Caller, input: z.infer<typeof UpdateIncidentInput>): Promise<Incident> {
    return this.commands.run(caller, 'incident.update', input, async (tx) => {
      const incident = await this.lockLive(tx, caller, input.id);
      const { id: _id, version: _version, place, ...facts } = input;
      const change = place === undefined ? facts : { ...facts, place: judgedPlace(place, incident) };
      const updated = await this.incidents.update(tx, incident, input, change);
      await this.changes.record(tx, updated, 'incident.updated.v1', caller.actor);
      await this.followers.refresh(tx, updated.id, caller.actor);
      return updated;
    });
  }

  /**
   * Closes with an outcome. Throws INCIDENT.HAS_ACTIVE_ASSIGNMENTS, naming the units, while any unit is still on it, and
   * INCIDENT.OUTCOME_DOES_NOT_FIT, naming those that do, for one that its units' times disprove.
   */
  async close(caller: Caller, input: z.infer<typeof CloseIncidentInput>): Promise<Incident> {
    return this.commands.run(caller, 'incident.close', input, async (tx) => {
      const incident = await this.lockLive(tx, caller, input.id);
      if (input.importedAt) caller.demand('history.import', incident);
      const active = await this.followers.activeCallSigns(tx, input.id);
      if (active.length > 0)
        throw new AppError('INCIDENT.HAS_ACTIVE_ASSIGNMENTS', { details: { callSigns: active } });
      // History is entered as it was written down, whatever of its times is missing.
      if (!input.importedAt) await this.followers.demandFit(tx, input.id, input.outcome);
      const at = input.importedAt ? new Date(input.importedAt) : this.clock.now();
      const closing: Closing = { status: 'closed', at, outcome: input.outcome, note: input.note ?? null };
      return this.end(tx, incident, closing, caller.actor);
    });
  }

  /** Cancels the incident and calls back every unit on it. Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OPEN. */
  async cancel(caller: Caller, input: { id: string; reason: string }): Promise<Incident> {
    return this.commands.run(caller, 'incident.cancel', input, async (tx) => {
      const incident = await this.lockLive(tx, caller, input.id);
      await this.followers.releaseAll(tx, input.id, caller.actor, input.reason);
      const at = this.clock.now();
      const closing: Closing = { status: 'cancelled', at, outcome: null, note: input.reason };
      return this.end(tx, incident, closing, caller.actor);
    });
  }

  /**
   * Goes on with an incident that was over; no unit is taken again by it. Throws RESOURCE.NOT_FOUND, INCIDENT.NOT_OVER for one that goes
   * on, INCIDENT.NOT_OPEN for one that was merged, INCIDENT.OVER_TOO_LONG after SIAGA_REOPEN_WITHIN_H.
   */
  async reopen(caller: Caller, input: ReopenIncidentInput): Promise<Incident> {
    return this.commands.run(caller, 'incident.reopen', input, async (tx) => {
      const incident = found(await this.incidents.lock(tx, input.id));
      caller.demand('incident.manage', incident);
      const now = this.clock.now();
      assertReopens(incident, now, this.env.SIAGA_REOPEN_WITHIN_H);
      const reopening = { at: now.toISOString(), by: caller.actor, reason: input.reason };
      const reopened = await this.incidents.reopen(tx, incident, reopening);
      return this.changes.record(tx, reopened, 'incident.reopened.v1', caller.actor);
    });
  }

  /**
   * Closes an incident that another centre took, in the transaction of that taking. Left open while own units are on it: nobody
   * is called back from a patient because a case changed hands. True when it was closed.
   */
  async closeHandedOver(tx: Tx, id: string, by: { actor: Actor; note: string }): Promise<boolean> {
    const incident = found(await this.incidents.lock(tx, id));
    if (!isLive(incident)) return false;
    if ((await this.followers.activeCallSigns(tx, id)).length > 0) return false;
    const at = this.clock.now();
    const closing: Closing = { status: 'closed', at, outcome: 'handed_to_other_agency', note: by.note };
    await this.end(tx, incident, closing, by.actor);
    return true;
  }

  /**
   * Notes that another centre answers for an open incident since a border or a centre changed, or with null that it is ours again, and
   * alerts its centre. Nothing happens when it is known, or over.
   */
  async setElsewhere(tx: Tx, id: string, elsewhere: Omit<Elsewhere, 'since'> | null): Promise<void> {
    const incident = found(await this.incidents.lock(tx, id));
    if (!isLive(incident) || incident.elsewhere?.centre === elsewhere?.centre) return;
    const at = this.clock.now().toISOString();
    const updated = await this.incidents.setElsewhere(tx, incident, elsewhere && { ...elsewhere, since: at });
    await this.changes.record(tx, updated, 'incident.updated.v1', SYSTEM_ACTOR);
    await this.followers.tellElsewhere(tx, updated);
  }

  private async lockLive(tx: Tx, caller: Caller, id: string): Promise<Incident> {
    const incident = found(await this.incidents.lock(tx, id));
    caller.demand('incident.manage', incident);
    assertLive(incident);
    return incident;
  }

  private async end(tx: Tx, incident: Incident, closing: Closing, actor: Actor): Promise<Incident> {
    assertStep(incident, closing.status);
    const ended = await this.incidents.close(tx, incident, closing);
    if (incident.elsewhere) await this.followers.tellElsewhere(tx, ended);
    return this.changes.record(tx, ended, INCIDENT_STATUSES[closing.status].event, actor);
  }
}
