import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, TimedWork, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { OutgoingService } from '../handovers/outgoing.service.js';

const INTERVAL_MS = 500;

/** Brings back cases that nobody took in time. The times stand in the database; this only looks. */
@Injectable()
export class HandoverClock extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly outgoing: OutgoingService,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'hand-overs that ran out cannot be handled');
  }

  protected turn(): Promise<number> {
    return this.runDue();
  }

  /** Handles everything that is due now, each in its own transaction; gives how many. */
  async runDue(): Promise<number> {
    let handled = 0;
    while (await this.database.transaction((tx) => this.outgoing.expireOne(tx))) handled += 1;
    return handled;
  }
}
