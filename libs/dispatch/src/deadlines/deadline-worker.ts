import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock, found, LOGGER, SYSTEM_ACTOR, Ticker, type Logger } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { DeadlineParts } from './deadline-parts.js';

const INTERVAL_MS = 500;
const BATCH = 20;

/**
 * Acts on deadlines that stand in the database: offers nobody answered, announcements nobody acknowledged. Rows are claimed
 * with SKIP LOCKED, so that a second worker or a restart neither loses nor doubles one; the timer only looks.
 */
@Injectable()
export class DeadlineWorker implements BeforeApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly database: Database,
    private readonly parts: DeadlineParts,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    // The rows stay due, so the next look handles them.
    const onFailure = (error: unknown): void => logger.error({ err: error }, 'deadlines cannot be handled');
    this.ticker = new Ticker(INTERVAL_MS, () => this.runDue(), onFailure);
  }

  start(): void {
    this.ticker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  /** Handles everything that is due now, each offer in its own transaction; gives how many. */
  async runDue(): Promise<number> {
    let handled = 0;
    while (await this.database.transaction((tx) => this.expireOne(tx))) handled += 1;
    for (let count = BATCH; count === BATCH; handled += count) {
      count = await this.database.transaction((tx) => this.parts.inbounds.alertUnacknowledged(tx, BATCH));
    }
    return handled;
  }

  private async expireOne(tx: Tx): Promise<boolean> {
    const now = this.clock.now();
    const id = await this.parts.assignments.claimDue(tx, now);
    if (!id) return false;
    const assignment = found(await this.parts.assignments.lock(tx, id));
    if (assignment.status !== 'offered') return true;
    const expired = await this.parts.changes.step(tx, assignment, 'expired', {
      when: { at: now, deviceAt: null, receivedAt: now, source: 'system' },
      actor: SYSTEM_ACTOR,
    });
    await this.parts.chain.afterRefusal(tx, expired, assignment.rules);
    return true;
  }
}
