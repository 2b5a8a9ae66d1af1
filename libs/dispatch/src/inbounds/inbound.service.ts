import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Assignment, Inbound, Incident } from '#siaga/contracts';
import { Clock, ENV, newId, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { inboundEffect } from '../domain/inbound.policy.js';
import { InboundRepository } from '../store/inbound.repository.js';
import { DestinationArrival } from './destination-arrival.js';
import { InboundChanges } from './inbound-changes.js';

const S = 1_000;

/** The hospital's side of a transport: announced, arrived, handed over. */
@Injectable()
export class InboundService {
  private readonly ackTimeoutMs: number;

  constructor(
    private readonly repository: InboundRepository,
    private readonly changes: InboundChanges,
    private readonly arrival: DestinationArrival,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.ackTimeoutMs = env.SIAGA_INBOUND_ACK_TIMEOUT_S * S;
  }

  /** Announces the assignment's patient to its destination; an earlier announcement elsewhere is taken back. */
  async announce(tx: Tx, assignment: Assignment, actor: Actor): Promise<void> {
    const { destination } = assignment;
    if (!destination) return;
    const earlier = await this.repository.lockLiveOf(tx, assignment.id);
    if (earlier?.facilityId === destination.facilityId) return;
    if (earlier) await this.changes.close(tx, earlier, actor);
    const now = this.clock.now();
    const inbound = await this.repository.insert(tx, {
      id: newId(),
      regionCode: assignment.regionCode,
      facilityId: destination.facilityId,
      assignmentId: assignment.id,
      incidentId: assignment.incidentId,
      announcedAt: now,
      ackDueAt: new Date(now.getTime() + this.ackTimeoutMs),
    });
    const hasLeft = assignment.status === 'left_scene';
    await this.changes.record(tx, inbound, 'inbound.announced.v1', actor);
    if (hasLeft) await this.changes.update(tx, inbound, await this.arrival.arrivalOf(assignment, now), actor);
  }

  /** Follows the unit: left the scene, arrived, handed over, released. */
  async follow(tx: Tx, assignment: Assignment, at: Date, actor: Actor): Promise<void> {
    const effect = inboundEffect(assignment.status);
    // Nothing was announced for a unit that never had a destination.
    if (effect === 'none' || !assignment.destination) return;
    const inbound = await this.repository.lockLiveOf(tx, assignment.id);
    if (!inbound) return;
    const instant = at.toISOString();
    switch (effect) {
      case 'depart':
        return this.changes.update(
          tx,
          inbound,
          await this.arrival.arrivalOf(assignment, this.clock.now()),
          actor,
        );
      case 'arrive':
        return this.changes.update(
          tx,
          inbound,
          { status: 'arrived', arrivedAt: instant, etaAt: null, ackDueAt: null },
          actor,
        );
      case 'hand_over':
        return this.changes.finish(
          tx,
          inbound,
          { status: 'handed_over', handedOverAt: instant, ackDueAt: null },
          actor,
        );
      case 'close':
        return inbound.status === 'arrived'
          ? this.changes.finish(
              tx,
              inbound,
              { status: 'handed_over', handedOverAt: instant, ackDueAt: null },
              actor,
            )
          : this.changes.close(tx, inbound, actor);
    }
  }

  /** The unit will be there at another time than was told; nothing happens when it has arrived or goes elsewhere. */
  async expect(
    tx: Tx,
    assignmentId: string,
    arrival: Pick<Inbound, 'etaAt' | 'isEtaEstimate'>,
    actor: Actor,
  ): Promise<void> {
    const inbound = await this.repository.lockLiveOf(tx, assignmentId);
    const isOnTheWay = inbound?.status === 'announced' || inbound?.status === 'acknowledged';
    if (inbound && isOnTheWay) await this.changes.update(tx, inbound, arrival, actor);
  }

  /** What changed under the job is shown to the desk that waits for it. */
  async refreshOf(tx: Tx, assignmentId: string, actor: Actor): Promise<void> {
    const inbound = await this.repository.lockLiveOf(tx, assignmentId);
    if (inbound) await this.changes.update(tx, inbound, {}, actor);
  }

  /** An incident was merged into another: so are its announcements. `refresh` shows it; those of a region that it leaves are told here. */
  async move(tx: Tx, from: Incident, into: Incident, actor: Actor, isLeaving: boolean): Promise<void> {
    const left = isLeaving ? await this.repository.liveOfIncident(tx, from.id) : [];
    for (const before of left) await this.changes.recordLeft(tx, before, into, actor);
    await this.repository.move(tx, from.id, into, this.clock.now());
  }

  /** The incident's facts changed: every live announcement shows them. */
  async refresh(tx: Tx, incidentId: string, actor: Actor): Promise<void> {
    for (const inbound of await this.repository.liveOfIncident(tx, incidentId))
      await this.changes.update(tx, inbound, {}, actor);
  }
}
