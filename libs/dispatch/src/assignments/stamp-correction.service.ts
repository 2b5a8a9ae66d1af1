import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Assignment, CorrectStampInput } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Clock, found } from '#siaga/kernel';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { AssignmentChanges } from './assignment-changes.js';

/** Corrects a time of a job. */
@Injectable()
export class StampCorrectionService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly clock: Clock,
  ) {}

  /** Adds a stamp that supersedes the newest of that name; the old one stays. Throws RESOURCE.NOT_FOUND. */
  async correct(caller: Caller, input: z.infer<typeof CorrectStampInput>): Promise<Assignment> {
    return this.commands.run(caller, 'assignment.correct', input, async (tx) => {
      const assignment = found(await this.assignments.lock(tx, input.id));
      caller.demand('assignment.manage', { regionCode: assignment.regionCode });
      const superseded = new Set(assignment.stamps.map((stamp) => stamp.supersedesId));
      const current = assignment.stamps.find(
        (stamp) => stamp.name === input.name && !superseded.has(stamp.id),
      );
      await this.assignments.addStamp(tx, input.id, {
        name: input.name,
        when: { at: new Date(input.at), deviceAt: null, receivedAt: this.clock.now(), source: 'operator' },
        by: caller.actor,
        supersedesId: current?.id,
        note: input.note,
      });
      await this.assignments.touch(tx, input.id);
      return this.changes.record(tx, input.id, 'assignment.corrected.v1', caller.actor);
    });
  }
}
