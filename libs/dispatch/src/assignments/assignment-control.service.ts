import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Assignment, CancelAssignmentInput, ReassignInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { resolveWhen } from '../domain/when.policy.js';
import { AssignmentChanges } from './assignment-changes.js';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { OfferService } from '../offers/offer.service.js';
import { OffersInside } from '../offers/offers-inside.js';

/** What the operator does with a job: call back, give to another unit. */
@Injectable()
export class AssignmentControlService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly offers: OfferService,
    private readonly inside: OffersInside,
    private readonly clock: Clock,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, DISPATCH.ILLEGAL_STEP once the patient is on board. */
  async cancel(caller: Caller, input: z.infer<typeof CancelAssignmentInput>): Promise<Assignment> {
    return this.commands.run(caller, 'assignment.cancel', input, async (tx) => {
      const assignment = await this.lockFor(tx, caller, input.id);
      if (input.importedAt) caller.demand('history.import', assignment);
      const when = resolveWhen(input, this.clock.now(), 'operator');
      return this.changes.callBack(tx, assignment, { actor: caller.actor, reason: input.reason, when });
    });
  }

  /** Calls the one unit back and offers to the other, both or neither. Gives the new offer. */
  async reassign(caller: Caller, input: z.infer<typeof ReassignInput>): Promise<Assignment> {
    return this.offers.withHolder(() =>
      this.commands.run(caller, 'assignment.reassign', input, async (tx) => {
        const assignment = await this.lockFor(tx, caller, input.id);
        await this.changes.callBack(tx, assignment, { actor: caller.actor, reason: input.reason });
        const [offered] = await this.inside.offer(tx, caller, {
          id: assignment.incidentId,
          unitIds: [input.unitId],
          autoNext: true,
          destinationFacilityId: assignment.destination?.facilityId,
        });
        return found(offered);
      }),
    );
  }

  private async lockFor(tx: Tx, caller: Caller, id: string): Promise<Assignment> {
    const assignment = found(await this.assignments.lock(tx, id));
    caller.demand('assignment.manage', { regionCode: assignment.regionCode });
    return assignment;
  }
}
