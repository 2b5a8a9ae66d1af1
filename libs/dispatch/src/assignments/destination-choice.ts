import { Injectable } from '@nestjs/common';
import type { Assignment, Destination, AssignmentStatus } from '#siaga/contracts';
import { activeDiversion, FacilitiesService } from '#siaga/facilities';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { objectionTo } from '../domain/facility-objection.policy.js';

const MAY_CHOOSE: readonly AssignmentStatus[] = [
  'offered',
  'accepted',
  'en_route',
  'on_scene',
  'at_patient',
  'left_scene',
];

/** Whether a job may go to a facility now. */
@Injectable()
export class DestinationChoice {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws DISPATCH.ILLEGAL_STEP after arrival, RESOURCE.NOT_FOUND, DISPATCH.FACILITY_NOT_ACCEPTING for a diverted facility
   * unless a reason to go there all the same is given.
   */
  async decide(
    tx: Tx,
    { status, job }: Pick<Assignment, 'status' | 'job'>,
    choice: { facilityId: string; overrideReason?: string },
  ): Promise<Destination> {
    if (!MAY_CHOOSE.includes(status)) {
      throw new AppError('DISPATCH.ILLEGAL_STEP', {
        details: { from: status, to: 'destination', legal: [...MAY_CHOOSE] },
      });
    }
    const facility = found(await this.facilities.byId(choice.facilityId, tx));
    const now = this.clock.now();
    const diversion = activeDiversion(facility.diversion, now);
    if (diversion && !choice.overrideReason) {
      throw new AppError('DISPATCH.FACILITY_NOT_ACCEPTING', {
        details: { facilityName: facility.name, reason: diversion.reason, until: diversion.expiresAt },
      });
    }
    const { id: facilityId, name, point } = facility;
    const known = objectionTo(facility, job, now)?.keys ?? [];
    const chosen = { facilityId, name, point, chosenAt: now.toISOString(), known: [...known] };
    return choice.overrideReason ? { ...chosen, reason: choice.overrideReason } : chosen;
  }
}
