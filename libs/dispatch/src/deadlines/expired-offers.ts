import { Injectable } from '@nestjs/common';
import { Clock, found, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { AssignmentChanges } from '../assignments/assignment-changes.js';
import { OfferChain } from '../offers/offer-chain.js';
import { AssignmentRepository } from '../store/assignment.repository.js';

/** Offers that nobody answered in time. */
@Injectable()
export class ExpiredOffers {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly changes: AssignmentChanges,
    private readonly chain: OfferChain,
    private readonly clock: Clock,
  ) {}

  /** Ends one offer whose time is up and goes on to the next unit; false when none is due. */
  async expireOne(tx: Tx): Promise<boolean> {
    const now = this.clock.now();
    const id = await this.assignments.claimDue(tx, now);
    if (!id) return false;
    const assignment = found(await this.assignments.lock(tx, id));
    if (assignment.status !== 'offered') return true;
    const expired = await this.changes.step(tx, assignment, 'expired', {
      when: { at: now, deviceAt: null, receivedAt: now, source: 'system' },
      actor: SYSTEM_ACTOR,
    });
    await this.chain.afterRefusal(tx, expired, assignment.rules);
    return true;
  }
}
