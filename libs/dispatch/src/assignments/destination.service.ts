import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Assignment, SetDestinationInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { found } from '#siaga/kernel';
import { InboundService } from '../inbounds/inbound.service.js';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { AssignmentChanges } from './assignment-changes.js';
import { DestinationChoice } from './destination-choice.js';
import { UnitRights } from './unit-rights.js';

/** Where a job goes. */
@Injectable()
export class DestinationService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly inbounds: InboundService,
    private readonly rights: UnitRights,
    private readonly choice: DestinationChoice,
  ) {}

  /**
   * Chooses the hospital; its desk sees the patient at once when the unit has accepted. Throws RESOURCE.NOT_FOUND,
   * DISPATCH.ILLEGAL_STEP after arrival, DISPATCH.FACILITY_NOT_ACCEPTING for a diverted one unless `overrideReason` is given.
   */
  async choose(caller: Caller, input: z.infer<typeof SetDestinationInput>): Promise<Assignment> {
    return this.commands.run(caller, 'assignment.destination', input, async (tx) => {
      const assignment = found(await this.assignments.lock(tx, input.id));
      this.rights.demand(caller, 'assignment.advance', assignment);
      const destination = await this.choice.decide(tx, assignment, input);
      await this.assignments.setDestination(tx, assignment.id, destination);
      const changed = await this.changes.record(tx, assignment.id, 'assignment.updated.v1', caller.actor);
      if (changed.status !== 'offered') await this.inbounds.announce(tx, changed, caller.actor);
      return changed;
    });
  }
}
