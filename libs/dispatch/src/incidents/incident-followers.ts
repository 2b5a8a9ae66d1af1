import { Injectable } from '@nestjs/common';
import type { Actor } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import { AssignmentChanges } from '../assignments/assignment-changes.js';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { InboundService } from '../inbounds/inbound.service.js';

/** What hangs on an incident: the jobs of crews and the announcements to hospitals. */
@Injectable()
export class IncidentFollowers {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly inbounds: InboundService,
  ) {}

  /** Sends the changed facts to every crew and desk that works on the incident. */
  async refresh(tx: Tx, incidentId: string, actor: Actor): Promise<void> {
    for (const assignment of await this.assignments.lockActiveOf(tx, incidentId)) {
      await this.assignments.touch(tx, assignment.id);
      await this.changes.record(tx, assignment.id, 'assignment.updated.v1', actor);
    }
    await this.inbounds.refresh(tx, incidentId, actor);
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
