import { Injectable } from '@nestjs/common';
import {
  ACTIVE_ASSIGNMENT_STATUSES,
  STATUS_STAMP,
  type Actor,
  type Assignment,
  type AssignmentStatus,
  type Stamp,
} from '#siaga/contracts';
import { Clock, newId } from '#siaga/kernel';
import { Journal, type EventOf } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { ArrivalLessons } from '../arrivals/arrival-lessons.js';
import { assertLegalStep } from '../domain/step.policy.js';
import type { When } from '../domain/when.policy.js';
import { InboundService } from '../inbounds/inbound.service.js';
import { AssignmentRepository, type LockedAssignment } from '../store/assignment.repository.js';

const RESPONSES: readonly AssignmentStatus[] = ['accepted', 'declined'];
const EVENT: Partial<Record<AssignmentStatus, EventOf<'assignment'>>> = {
  accepted: 'assignment.accepted.v1',
  declined: 'assignment.declined.v1',
  expired: 'assignment.expired.v1',
  withdrawn: 'assignment.withdrawn.v1',
  cancelled: 'assignment.cancelled.v1',
  available: 'assignment.released.v1',
};

export interface StepFacts {
  when: When;
  actor: Actor;
  reason?: string | null;
  note?: string | null;
}

/** Moves an assignment one legal step: status, stamp, announcement, journal, in the caller's transaction. */
@Injectable()
export class AssignmentChanges {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly inbounds: InboundService,
    private readonly lessons: ArrivalLessons,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Throws DISPATCH.ILLEGAL_STEP naming the legal ones. The assignment must be locked. */
  async step(
    tx: Tx,
    assignment: LockedAssignment,
    to: AssignmentStatus,
    facts: StepFacts,
  ): Promise<Assignment> {
    assertLegalStep(assignment.status, to);
    const change = {
      status: to,
      at: facts.when.at,
      isReleased: !ACTIVE_ASSIGNMENT_STATUSES.includes(to),
      isResponse: RESPONSES.includes(to),
      reason: facts.reason,
      note: facts.note,
    };
    const changed = await this.assignments.step(tx, assignment, change, stampOf(to, facts));
    await this.append(tx, changed, EVENT[to] ?? 'assignment.advanced.v1', facts.actor);
    if (to === 'on_scene') await this.lessons.hear(tx, changed, facts.when);
    if (to === 'accepted') await this.inbounds.announce(tx, changed, facts.actor);
    else await this.inbounds.follow(tx, changed, facts.when.at, facts.actor);
    return changed;
  }

  /** Takes an offer or a job back. The assignment must be locked. */
  async callBack(
    tx: Tx,
    assignment: Assignment,
    facts: { actor: Actor; reason: string; when?: When },
  ): Promise<Assignment> {
    const now = this.clock.now();
    const when = facts.when ?? { at: now, deviceAt: null, receivedAt: now, source: 'operator' };
    return this.step(tx, assignment, assignment.status === 'offered' ? 'withdrawn' : 'cancelled', {
      when,
      actor: facts.actor,
      reason: facts.reason,
    });
  }

  /** Journals the assignment as it is now. */
  async record(tx: Tx, id: string, type: EventOf<'assignment'>, actor: Actor): Promise<Assignment> {
    return this.append(tx, await this.assignments.view(tx, id), type, actor);
  }

  /**
   * Tells those who saw it in the region that it left, and nobody else, that it is on another incident now: with what they knew of the job, for
   * what is known of the other one is not theirs to read. Theirs is the version before the one that its new region hears.
   */
  async recordLeft(
    tx: Tx,
    before: Assignment,
    into: { id: string; regionCode: string },
    actor: Actor,
  ): Promise<void> {
    const { version } = await this.assignments.view(tx, before.id);
    const data = { ...before, version, incidentId: into.id, regionCode: into.regionCode };
    if (before.releasedAt === null) {
      await this.assignments.touch(tx, before.id);
      data.version += 1;
    }
    await this.journal.append(tx, {
      ...{ type: 'assignment.updated.v1', entity: 'assignment', entityId: before.id },
      ...{ version: data.version, regionCode: before.regionCode, actor, data },
    });
  }

  private async append(
    tx: Tx,
    assignment: Assignment,
    type: EventOf<'assignment'>,
    actor: Actor,
  ): Promise<Assignment> {
    await this.journal.append(tx, {
      type,
      entity: 'assignment',
      entityId: assignment.id,
      version: assignment.version,
      regionCode: assignment.regionCode,
      unitId: assignment.unitId,
      incidentId: assignment.incidentId,
      actor,
      data: assignment,
    });
    return assignment;
  }
}

function stampOf(status: AssignmentStatus, { when, actor }: StepFacts): Stamp | null {
  const name = STATUS_STAMP[status];
  if (!name) return null;
  return {
    id: newId(),
    name,
    at: when.at.toISOString(),
    deviceAt: when.deviceAt?.toISOString() ?? null,
    receivedAt: when.receivedAt.toISOString(),
    source: when.source,
    by: actor,
    supersedesId: null,
    note: null,
  };
}
