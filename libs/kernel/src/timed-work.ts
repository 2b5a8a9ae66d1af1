import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from './logger.js';
import type { BackgroundPart } from './module-seams.js';
import { Ticker } from './ticker.js';

/**
 * Work that is done at an interval from `start` until the application ends. What is due stands in the database, so a turn that fails is
 * told as `failure` and the next one handles it.
 */
export abstract class TimedWork implements BackgroundPart, BeforeApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(intervalMs: number, logger: Logger, failure: string) {
    this.ticker = new Ticker(
      intervalMs,
      () => this.turn(),
      (error) => logger.error({ err: error }, failure),
    );
  }

  start(): void {
    this.ticker.start();
  }

  /** Does a turn at once, or once more when one is in hand. */
  protected now(): void {
    this.ticker.now();
  }

  /** Ends it, and waits for the turn in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  protected abstract turn(): Promise<unknown>;
}
