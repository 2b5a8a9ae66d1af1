import { Injectable } from '@nestjs/common';
import { fittingOutcomes, type Actor, type Incident, type IncidentOutcome } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';
import { AssignmentChanges } from '../assignments/assignment-changes.js';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { InboundService } from '../inbounds/inbound.service.js';

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

  /** An incident was merged into another: units keep their jobs, and crews and desks are told whose they are now. */
  async move(tx: Tx, fromId: string, into: Incident, actor: Actor): Promise<void> {
    const over = await this.assignments.move(tx, fromId, into);
    await this.inbounds.move(tx, fromId, into);
    for (const id of over) await this.changes.record(tx, id, 'assignment.updated.v1', actor);
    await this.refresh(tx, into.id, actor);
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
