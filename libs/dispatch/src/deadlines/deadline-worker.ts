import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, TimedWork, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { AlertEndings } from '../alerts/alert-endings.js';
import { ExpiredOffers } from './expired-offers.js';
import { UnacknowledgedInbounds } from './unacknowledged-inbounds.js';

const INTERVAL_MS = 500;
const BATCH = 20;

/**
 * Acts on deadlines that stand in the database: offers nobody answered, announcements nobody acknowledged; then on alerts that are over. Rows are claimed
 * with SKIP LOCKED, so that a second worker or a restart neither loses nor doubles one; the timer only looks.
 */
@Injectable()
export class DeadlineWorker extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly offers: ExpiredOffers,
    private readonly inbounds: UnacknowledgedInbounds,
    private readonly endings: AlertEndings,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'deadlines cannot be handled');
  }

  protected turn(): Promise<number> {
    return this.runDue();
  }

  /** Handles everything that is due now, each offer in its own transaction; gives how many. */
  async runDue(): Promise<number> {
    let handled = 0;
    for (let ended = BATCH; ended === BATCH;) {
      handled += await this.runDeadlines();
      // Thousands may be over at once: deadlines wait for one batch of them at most.
      ended = await this.database.transaction((tx) => this.endings.endOver(tx, BATCH));
    }
    return handled;
  }

  private async runDeadlines(): Promise<number> {
    let handled = 0;
    while (await this.database.transaction((tx) => this.offers.expireOne(tx))) handled += 1;
    for (let count = BATCH; count === BATCH; handled += count) {
      count = await this.database.transaction((tx) => this.inbounds.alertDue(tx, BATCH));
    }
    return handled;
  }
}
