import { Injectable } from '@nestjs/common';
import type { Actor, Assignment, Inbound } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found, newId, SYSTEM_ACTOR } from '#siaga/kernel';
import { Journal, type EventOf } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { AlertService } from '../alerts/alert.service.js';
import { inboundEffect } from '../domain/inbound.policy.js';
import { InboundSupport } from './inbound-support.js';
import { InboundRepository } from '../store/inbound.repository.js';

/** The hospital's side of a transport: announced, acknowledged, arrived, handed over. */
@Injectable()
export class InboundService {
  constructor(
    private readonly repository: InboundRepository,
    private readonly support: InboundSupport,
    private readonly alerts: AlertService,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly commands: CommandRunner,
  ) {}

  /** Announces the assignment's patient to its destination; an earlier announcement elsewhere is taken back. */
  async announce(tx: Tx, assignment: Assignment, actor: Actor): Promise<void> {
    const { destination } = assignment;
    if (!destination) return;
    const earlier = await this.repository.lockLiveOf(tx, assignment.id);
    if (earlier?.facilityId === destination.facilityId) return;
    if (earlier) await this.close(tx, earlier, actor);
    const now = this.clock.now();
    const inbound = await this.repository.insert(tx, {
      id: newId(),
      regionCode: assignment.regionCode,
      facilityId: destination.facilityId,
      assignmentId: assignment.id,
      incidentId: assignment.incidentId,
      announcedAt: now,
      ackDueAt: new Date(now.getTime() + this.support.ackTimeoutMs),
    });
    const hasLeft = assignment.status === 'left_scene';
    await this.record(tx, inbound, 'inbound.announced.v1', actor);
    if (hasLeft) await this.update(tx, inbound, await this.support.arrivalOf(assignment, now), actor);
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
        return this.update(tx, inbound, await this.support.arrivalOf(assignment, this.clock.now()), actor);
      case 'arrive':
        return this.update(
          tx,
          inbound,
          { status: 'arrived', arrivedAt: instant, etaAt: null, ackDueAt: null },
          actor,
        );
      case 'hand_over':
        return this.finish(
          tx,
          inbound,
          { status: 'handed_over', handedOverAt: instant, ackDueAt: null },
          actor,
        );
      case 'close':
        return inbound.status === 'arrived'
          ? this.finish(tx, inbound, { status: 'handed_over', handedOverAt: instant, ackDueAt: null }, actor)
          : this.close(tx, inbound, actor);
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
    if (inbound && isOnTheWay) await this.update(tx, inbound, arrival, actor);
  }

  /** The incident's facts changed: every live announcement shows them. */
  async refresh(tx: Tx, incidentId: string, actor: Actor): Promise<void> {
    for (const inbound of await this.repository.liveOfIncident(tx, incidentId))
      await this.update(tx, inbound, {}, actor);
  }

  /** The desk says that it knows. Acknowledging twice keeps the first name. Throws RESOURCE.NOT_FOUND, INBOUND.ILLEGAL_STEP. */
  async acknowledge(caller: Caller, id: string): Promise<Inbound> {
    return this.commands.run(caller, 'inbound.acknowledge', { id }, async (tx) => {
      const inbound = found(await this.repository.lock(tx, id));
      caller.demand('inbound.answer', inbound);
      if (inbound.acknowledgedAt) return inbound;
      if (inbound.status === 'cancelled' || inbound.status === 'handed_over')
        throw new AppError('INBOUND.ILLEGAL_STEP', { details: { status: inbound.status } });
      const status = inbound.status === 'announced' ? 'acknowledged' : inbound.status;
      const change = {
        status,
        ackDueAt: null,
        acknowledgedAt: this.clock.now().toISOString(),
        acknowledgedBy: caller.actor,
      } as const;
      const saved = await this.repository.save(tx, inbound, change, null);
      return this.record(tx, saved, 'inbound.acknowledged.v1', caller.actor);
    });
  }

  /** Alerts the supervisor of announcements that nobody acknowledged in time; gives how many. */
  async alertUnacknowledged(tx: Tx, limit: number): Promise<number> {
    const ids = await this.repository.claimUnacknowledged(tx, this.clock.now(), limit);
    for (const id of ids) {
      const inbound = await this.repository.byId(tx, id);
      if (!inbound) continue;
      const saved = await this.repository.save(tx, inbound, { ackDueAt: null }, null);
      const facility = await this.support.facilities.byId(inbound.facilityId, tx);
      await this.alerts.raise(tx, {
        regionCode: inbound.regionCode,
        kind: 'inbound_unacknowledged',
        severity: 'red',
        incidentId: inbound.incidentId,
        unitId: inbound.unitId,
        facilityId: inbound.facilityId,
        facts: {
          incidentNumber: inbound.incidentNumber,
          unitCallSign: inbound.unitCallSign,
          facilityName: facility?.name ?? '',
          phone: facility?.phone ?? '',
        },
      });
      await this.record(tx, saved, 'inbound.updated.v1', SYSTEM_ACTOR);
    }
    return ids.length;
  }

  private async update(
    tx: Tx,
    inbound: Inbound,
    change: Parameters<InboundRepository['save']>[2],
    actor: Actor,
  ): Promise<void> {
    await this.record(tx, await this.repository.save(tx, inbound, change, null), 'inbound.updated.v1', actor);
  }

  private async close(tx: Tx, inbound: Inbound, actor: Actor): Promise<void> {
    await this.finish(tx, inbound, { status: 'cancelled', ackDueAt: null }, actor);
  }

  private async finish(
    tx: Tx,
    inbound: Inbound,
    change: Parameters<InboundRepository['save']>[2],
    actor: Actor,
  ): Promise<void> {
    await this.record(
      tx,
      await this.repository.save(tx, inbound, change, this.clock.now()),
      'inbound.closed.v1',
      actor,
    );
  }

  private async record(tx: Tx, inbound: Inbound, type: EventOf<'inbound'>, actor: Actor): Promise<Inbound> {
    await this.journal.append(tx, {
      type,
      entity: 'inbound',
      entityId: inbound.id,
      version: inbound.version,
      regionCode: inbound.regionCode,
      facilityId: inbound.facilityId,
      incidentId: inbound.incidentId,
      actor,
      data: inbound,
    });
    return inbound;
  }
}
