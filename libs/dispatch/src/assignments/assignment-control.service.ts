import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  Assignment,
  CancelAssignmentInput,
  CorrectStampInput,
  ReassignInput,
  SetDestinationInput,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { resolveWhen } from '../domain/when.policy.js';
import { AssignmentChanges } from './assignment-changes.js';
import { AssignmentSteering } from './assignment-steering.js';
import { AssignmentRepository } from './assignment.repository.js';
import { OfferService } from './offer.service.js';

/** What the operator does with a job: call back, give to another unit, choose the hospital, correct a time. */
@Injectable()
export class AssignmentControlService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly offers: OfferService,
    private readonly steering: AssignmentSteering,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, DISPATCH.ILLEGAL_STEP once the patient is on board. */
  async cancel(caller: Caller, input: z.infer<typeof CancelAssignmentInput>): Promise<Assignment> {
    return this.commands.run(caller, 'assignment.cancel', input, async (tx) => {
      const assignment = await this.lockFor(tx, caller, input.id);
      if (input.importedAt) caller.demand('history.import', assignment);
      const when = resolveWhen(input, this.steering.now(), 'operator');
      return this.changes.callBack(tx, assignment, { actor: caller.actor, reason: input.reason, when });
    });
  }

  /** Calls the one unit back and offers to the other, both or neither. Gives the new offer. */
  async reassign(caller: Caller, input: z.infer<typeof ReassignInput>): Promise<Assignment> {
    return this.offers.withHolder(() =>
      this.commands.run(caller, 'assignment.reassign', input, async (tx) => {
        const assignment = await this.lockFor(tx, caller, input.id);
        await this.changes.callBack(tx, assignment, { actor: caller.actor, reason: input.reason });
        const [offered] = await this.offers.offerInside(tx, caller, {
          id: assignment.incidentId,
          unitIds: [input.unitId],
          autoNext: true,
          destinationFacilityId: assignment.destination?.facilityId,
        });
        return found(offered);
      }),
    );
  }

  /** Adds a stamp that supersedes the newest of that name; the old one stays. Throws RESOURCE.NOT_FOUND. */
  async correctStamp(caller: Caller, input: z.infer<typeof CorrectStampInput>): Promise<Assignment> {
    return this.commands.run(caller, 'assignment.correct', input, async (tx) => {
      const assignment = await this.lockFor(tx, caller, input.id);
      const superseded = new Set(assignment.stamps.map((stamp) => stamp.supersedesId));
      const current = assignment.stamps.find(
        (stamp) => stamp.name === input.name && !superseded.has(stamp.id),
      );
      const now = this.steering.now();
      await this.assignments.addStamp(tx, input.id, {
        name: input.name,
        when: { at: new Date(input.at), deviceAt: null, receivedAt: now, source: 'operator' },
        by: caller.actor,
        supersedesId: current?.id,
        note: input.note,
      });
      await this.assignments.touch(tx, input.id);
      return this.changes.record(tx, input.id, 'assignment.corrected.v1', caller.actor);
    });
  }

  /**
   * Chooses the hospital; its desk sees the patient at once when the unit has accepted. Throws DISPATCH.ILLEGAL_STEP after
   * arrival, DISPATCH.FACILITY_NOT_ACCEPTING for a diverted one unless `overrideReason` is given.
   */
  async setDestination(caller: Caller, input: z.infer<typeof SetDestinationInput>): Promise<Assignment> {
    return this.commands.run(caller, 'assignment.destination', input, async (tx) => {
      const assignment = found(await this.assignments.lock(tx, input.id));
      this.steering.rights.demand(caller, 'assignment.advance', assignment);
      return this.steering.setDestination(tx, assignment, input, caller.actor);
    });
  }

  private async lockFor(tx: Tx, caller: Caller, id: string): Promise<Assignment> {
    const assignment = found(await this.assignments.lock(tx, id));
    caller.demand('assignment.manage', { regionCode: assignment.regionCode });
    return assignment;
  }
}
