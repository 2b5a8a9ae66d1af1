import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOGGER, RunsInBackground, Ticker, type Logger } from '#siaga/kernel';
import { ClosureService } from './closure.service.js';

const INTERVAL_MS = 5_000;

/**
 * Ends closures whose time has come, so that screens and the journal hear of it. Routes heed the time by themselves. The rows
 * are claimed with SKIP LOCKED: several workers neither lose nor double one.
 */
@RunsInBackground()
@Injectable()
export class ClosureDeadlines implements BeforeApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(closures: ClosureService, @Inject(LOGGER) logger: Logger) {
    // The rows stay due, so the next look handles them.
    const onFailure = (error: unknown): void => logger.error({ err: error }, 'closures cannot be ended');
    this.ticker = new Ticker(INTERVAL_MS, () => closures.liftDue(), onFailure);
  }

  start(): void {
    this.ticker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }
}
