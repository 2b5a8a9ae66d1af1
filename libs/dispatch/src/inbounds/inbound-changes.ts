import { Injectable } from '@nestjs/common';
import type { Actor, Inbound } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { Journal, type EventOf } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { InboundRepository } from '../store/inbound.repository.js';

type Change = Parameters<InboundRepository['save']>[2];

/** Stores what changes of an announcement and tells it in the journal. */
@Injectable()
export class InboundChanges {
  constructor(
    private readonly repository: InboundRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Changes a live announcement. */
  async update(tx: Tx, inbound: Inbound, change: Change, actor: Actor): Promise<void> {
    await this.record(tx, await this.repository.save(tx, inbound, change, null), 'inbound.updated.v1', actor);
  }

  /** Takes the announcement back. */
  async close(tx: Tx, inbound: Inbound, actor: Actor): Promise<void> {
    await this.finish(tx, inbound, { status: 'cancelled', ackDueAt: null }, actor);
  }

  /** Ends the announcement. */
  async finish(tx: Tx, inbound: Inbound, change: Change, actor: Actor): Promise<void> {
    await this.record(
      tx,
      await this.repository.save(tx, inbound, change, this.clock.now()),
      'inbound.closed.v1',
      actor,
    );
  }

  /** Tells those who saw it in the region that it left, and nobody else: with what they knew of it. */
  async recordLeft(
    tx: Tx,
    before: Inbound,
    into: { id: string; regionCode: string; number: string },
    actor: Actor,
  ): Promise<void> {
    const { version } = await this.repository.save(tx, before, {}, null);
    const { id: incidentId, regionCode, number: incidentNumber } = into;
    await this.journal.append(tx, {
      ...{ type: 'inbound.updated.v1', entity: 'inbound', entityId: before.id },
      ...{ version, regionCode: before.regionCode, actor },
      data: { ...before, version, incidentId, regionCode, incidentNumber },
    });
  }

  /** Tells an announcement as it is stored now. */
  async record(tx: Tx, inbound: Inbound, type: EventOf<'inbound'>, actor: Actor): Promise<Inbound> {
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
