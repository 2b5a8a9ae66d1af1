import { Injectable } from '@nestjs/common';
import type { Actor, Assignment, AssignmentStatus } from '#siaga/contracts';
import { activeDiversion, FacilitiesService } from '#siaga/facilities';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { InboundService } from '../inbounds/inbound.service.js';
import { AssignmentChanges } from './assignment-changes.js';
import { AssignmentRepository } from './assignment.repository.js';
import { UnitRights } from './unit-rights.js';

const MAY_CHOOSE: readonly AssignmentStatus[] = [
  'offered',
  'accepted',
  'en_route',
  'on_scene',
  'at_patient',
  'left_scene',
];

/** Where a job goes. */
@Injectable()
export class AssignmentSteering {
  constructor(
    readonly rights: UnitRights,
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly facilities: FacilitiesService,
    private readonly inbounds: InboundService,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Sets the destination of a locked assignment and announces the patient there. */
  async setDestination(
    tx: Tx,
    assignment: Assignment,
    choice: { facilityId: string; overrideReason?: string },
    actor: Actor,
  ): Promise<Assignment> {
    if (!MAY_CHOOSE.includes(assignment.status)) {
      throw new AppError('DISPATCH.ILLEGAL_STEP', {
        details: { from: assignment.status, to: 'destination', legal: [...MAY_CHOOSE] },
      });
    }
    const facility = found(await this.facilities.byId(choice.facilityId, tx));
    const diversion = activeDiversion(facility.diversion, this.clock.now());
    if (diversion && !choice.overrideReason) {
      throw new AppError('DISPATCH.FACILITY_NOT_ACCEPTING', {
        details: { facilityName: facility.name, reason: diversion.reason, until: diversion.expiresAt },
      });
    }
    await this.assignments.setDestination(tx, assignment.id, {
      facilityId: facility.id,
      name: facility.name,
      point: facility.point,
      chosenAt: this.clock.now().toISOString(),
    });
    const changed = await this.changes.record(tx, assignment.id, 'assignment.updated.v1', actor);
    if (changed.status !== 'offered') await this.inbounds.announce(tx, changed, actor);
    return changed;
  }
}
