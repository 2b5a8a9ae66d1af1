import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOGGER, Ticker, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { OutgoingService } from '../handovers/outgoing.service.js';

const INTERVAL_MS = 500;

/** Brings back cases that nobody took in time. The times stand in the database; this only looks. */
@Injectable()
export class HandoverClock implements BeforeApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly database: Database,
    private readonly outgoing: OutgoingService,
    @Inject(LOGGER) logger: Logger,
  ) {
    // The rows stay due, so the next look handles them.
    const onFailure = (error: unknown): void =>
      logger.error({ err: error }, 'hand-overs that ran out cannot be handled');
    this.ticker = new Ticker(INTERVAL_MS, () => this.runDue(), onFailure);
  }

  start(): void {
    this.ticker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  /** Handles everything that is due now, each in its own transaction; gives how many. */
  async runDue(): Promise<number> {
    let handled = 0;
    while (await this.database.transaction((tx) => this.outgoing.expireOne(tx))) handled += 1;
    return handled;
  }
}
