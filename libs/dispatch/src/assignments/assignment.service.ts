import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  AcceptInput,
  AdvanceInput,
  Assignment,
  AssignmentStatus,
  DeclineInput,
  Permission,
  WhenInput,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { resolveWhen } from '../domain/when.policy.js';
import { AssignmentChanges, type StepFacts } from './assignment-changes.js';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { OfferChain } from '../offers/offer-chain.js';
import { UnitRights } from './unit-rights.js';

type Locked = NonNullable<Awaited<ReturnType<AssignmentRepository['lock']>>>;

/** What a crew does with its job: answer, and step from status to status. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly chain: OfferChain,
    private readonly rights: UnitRights,
    private readonly clock: Clock,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async read(caller: Caller, id: string): Promise<Assignment> {
    const assignment = found(await this.assignments.byId(id));
    caller.demand('assignment.read', assignment);
    return assignment;
  }

  /** Throws DISPATCH.OFFER_NOT_LIVE, with what became of the offer, when it is no longer open. */
  async accept(caller: Caller, input: z.infer<typeof AcceptInput>): Promise<Assignment> {
    return this.act(
      caller,
      'assignment.accept',
      'assignment.answer',
      input,
      async (tx, assignment, facts) => {
        assertLive(assignment);
        return this.changes.step(tx, assignment, 'accepted', facts);
      },
    );
  }

  /** Declines with a reason; the next unit is offered the job and the supervisor is told. Throws DISPATCH.OFFER_NOT_LIVE. */
  async decline(caller: Caller, input: z.infer<typeof DeclineInput>): Promise<Assignment> {
    return this.act(
      caller,
      'assignment.decline',
      'assignment.answer',
      input,
      async (tx, assignment, facts) => {
        assertLive(assignment);
        const declined = await this.changes.step(tx, assignment, 'declined', {
          ...facts,
          reason: input.reason,
          note: input.note,
        });
        await this.chain.afterRefusal(tx, declined, assignment.rules);
        return declined;
      },
    );
  }

  /** Throws DISPATCH.ILLEGAL_STEP naming the legal ones. */
  async advance(caller: Caller, input: z.infer<typeof AdvanceInput>): Promise<Assignment> {
    return this.act(caller, 'assignment.advance', 'assignment.advance', input, (tx, assignment, facts) =>
      this.changes.step(tx, assignment, input.status, facts),
    );
  }

  /** The crew's phone rang. The first time counts. */
  async markDelivered(caller: Caller, id: string): Promise<Assignment> {
    return this.act(
      caller,
      'assignment.delivered',
      'assignment.answer',
      { id },
      async (tx, assignment, { when, actor }) => {
        if (assignment.deliveredAt) return assignment;
        await this.assignments.setDelivered(tx, id, when.receivedAt);
        return this.changes.record(tx, id, 'assignment.updated.v1', actor);
      },
    );
  }

  private async act(
    caller: Caller,
    name: string,
    permission: Permission,
    input: WhenInput & { id: string },
    work: (tx: Tx, assignment: Locked, facts: StepFacts) => Promise<Assignment>,
  ): Promise<Assignment> {
    // The time of sending differs each time an offline phone tries again; the command is the same.
    const { sentAt: _sentAt, ...request } = input;
    return this.commands.run(caller, name, request, async (tx) => {
      const assignment = found(await this.assignments.lock(tx, input.id));
      const by = this.rights.demand(caller, permission, assignment);
      if (input.importedAt) caller.demand('history.import', assignment);
      return work(tx, assignment, { when: resolveWhen(input, this.clock.now(), by), actor: caller.actor });
    });
  }
}

function assertLive(assignment: { status: AssignmentStatus; unitCallSign: string }): void {
  if (assignment.status === 'offered') return;
  throw new AppError('DISPATCH.OFFER_NOT_LIVE', {
    details: { status: assignment.status, unitCallSign: assignment.unitCallSign },
  });
}
