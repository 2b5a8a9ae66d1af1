import { Injectable } from '@nestjs/common';
import {
  fittingOutcomes,
  regionLineage,
  type Actor,
  type AlertKind,
  type Incident,
  type IncidentOutcome,
} from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';
import { AssignmentChanges } from '../assignments/assignment-changes.js';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { InboundService } from '../inbounds/inbound.service.js';

/** That nobody goes there yet. */
const UNCARED: readonly AlertKind[] = ['offer_unanswered', 'offer_declined', 'chain_exhausted'];

/** What hangs on an incident: the jobs of crews, the announcements to hospitals, and the alert that it is another's. */
@Injectable()
export class IncidentFollowers {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly inbounds: InboundService,
    private readonly alerts: AlertService,
  ) {}

  /** Sends the changed facts to every crew and desk that works on the incident. */
  async refresh(tx: Tx, incidentId: string, actor: Actor): Promise<void> {
    for (const assignment of await this.assignments.lockActiveOf(tx, incidentId)) {
      await this.assignments.touch(tx, assignment.id);
      await this.changes.record(tx, assignment.id, 'assignment.updated.v1', actor);
    }
    await this.inbounds.refresh(tx, incidentId, actor);
  }

  /** An incident was merged into another: units keep their jobs, and crews and desks are told whose they are now; so are those who saw them
   * in the region of the one that ended, and no more. What was told of it and nobody has yet cared for is told of the other. */
  async move(tx: Tx, from: Incident, into: Incident, actor: Actor): Promise<void> {
    const isLeaving = !regionLineage(into.regionCode).includes(from.regionCode);
    const left = isLeaving ? await this.assignments.ofIncident(tx, from.id) : [];
    const over = await this.assignments.move(tx, from.id, into);
    await this.inbounds.move(tx, from, into, actor, isLeaving);
    for (const before of left) await this.changes.recordLeft(tx, before, into, actor);
    for (const id of over) {
      if (isLeaving) await this.assignments.touch(tx, id);
      await this.changes.record(tx, id, 'assignment.updated.v1', actor);
    }
    await this.refresh(tx, into.id, actor);
    await this.passAlertsOn(tx, from, into);
  }

  /** That nobody answered, or nobody is left, ends with an incident; the one that goes on may have no unit either. */
  private async passAlertsOn(tx: Tx, from: Incident, into: Incident): Promise<void> {
    if ((await this.assignments.lockActiveOf(tx, into.id)).length > 0) return;
    await this.alerts.passOn(tx, from.id, UNCARED, {
      incidentId: into.id,
      regionCode: into.regionCode,
      facts: { incidentNumber: into.number },
    });
  }

  /** Alerts the centre that the incident became another's; ends that when it is ours again, or over. */
  async tellElsewhere(tx: Tx, incident: Incident): Promise<void> {
    const { elsewhere } = incident;
    const facts = elsewhere && {
      centre: elsewhere.centre,
      subjectId: elsewhere.centreId ?? incident.id,
      incidentNumber: incident.number,
      complaint: incident.complaint,
      triage: incident.triage ?? 'none',
    };
    const about = { regionCode: incident.regionCode, incidentId: incident.id };
    const wanted = facts && ({ ...about, kind: 'case_elsewhere', severity: 'red', facts } as const);
    await this.alerts.keep(
      tx,
      { incidentId: incident.id, unitId: null },
      ['case_elsewhere'],
      wanted ? [wanted] : [],
    );
  }

  /** Throws INCIDENT.OUTCOME_DOES_NOT_FIT, naming those that do, when the units' times say that it cannot have ended so. */
  async demandFit(tx: Tx, incidentId: string, outcome: IncidentOutcome): Promise<void> {
    const fitting = fittingOutcomes(await this.assignments.ofIncident(tx, incidentId));
    if (!fitting.includes(outcome))
      throw new AppError('INCIDENT.OUTCOME_DOES_NOT_FIT', { details: { outcome, fitting: [...fitting] } });
  }

  /** Call signs of the units that are still on it. */
  async activeCallSigns(tx: Tx, incidentId: string): Promise<string[]> {
    return (await this.assignments.lockActiveOf(tx, incidentId)).map((assignment) => assignment.unitCallSign);
  }

  /** Takes back every offer and job. */
  async releaseAll(tx: Tx, incidentId: string, actor: Actor, reason: string): Promise<void> {
    for (const assignment of await this.assignments.lockActiveOf(tx, incidentId))
      await this.changes.callBack(tx, assignment, { actor, reason });
  }
}
