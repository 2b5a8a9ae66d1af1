import { Injectable } from '@nestjs/common';
import type { Inbound } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import { InboundRepository } from '../store/inbound.repository.js';
import { InboundChanges } from './inbound-changes.js';

/** The desk's answer to an announcement. */
@Injectable()
export class InboundAnswerService {
  constructor(
    private readonly repository: InboundRepository,
    private readonly changes: InboundChanges,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

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
      return this.changes.record(tx, saved, 'inbound.acknowledged.v1', caller.actor);
    });
  }
}
