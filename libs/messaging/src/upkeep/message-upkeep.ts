import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { KEPT_MS } from './kept.policy.js';
import { UpkeepRepository } from './upkeep.repository.js';

const HOUR_MS = 3_600_000;
const BATCH = 2_000;

/** Forgets what was told and heard when it was kept long enough. Consent stays: a STOP holds for ever. */
@RunsInBackground()
@Injectable()
export class MessageUpkeep extends TimedWork {
  constructor(
    private readonly repository: UpkeepRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(HOUR_MS, logger, 'upkeep of messages failed');
  }

  protected turn(): Promise<void> {
    return this.tidy();
  }

  /** Forgets all that is due, a batch at a time. */
  async tidy(): Promise<void> {
    const { repository } = this;
    await this.each(KEPT_MS.message, (before) => repository.forgetMessages(before, BATCH));
    await this.each(KEPT_MS.body, (before) => repository.forgetBodies(before, BATCH));
    await this.each(KEPT_MS.inbound, (before) => repository.forgetInbound(before, BATCH));
    await this.each(KEPT_MS.receipt, (before) => repository.forgetReceipts(before, BATCH));
    await this.each(KEPT_MS.device, (before) => repository.forgetDevices(before, BATCH));
  }

  private async each(keptMs: number, forget: (before: Date) => Promise<number>): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMs);
    while ((await forget(before)) > 0);
  }
}
