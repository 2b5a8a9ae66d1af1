import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOGGER, RunsInBackground, Ticker, type BackgroundPart, type Logger } from '#siaga/kernel';
import { Database, forgetAnswers } from '#siaga/persistence';
import { JournalSealer } from './journal-sealer.js';

const MINUTE_MS = 60_000;
/** A command is not sent again after this time; its stored answer may go. */
const ANSWERS_KEPT = '3 days';

/** Seals what was written since the last minute, and forgets old answers. */
@RunsInBackground()
@Injectable()
export class JournalUpkeep implements BackgroundPart, BeforeApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly sealer: JournalSealer,
    private readonly database: Database,
    @Inject(LOGGER) logger: Logger,
  ) {
    // Both start again from where they stopped, next minute.
    this.ticker = new Ticker(
      MINUTE_MS,
      () => this.tidy(),
      (error) => logger.error({ err: error }, 'journal upkeep failed'),
    );
  }

  start(): void {
    this.ticker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async tidy(): Promise<void> {
    await this.sealer.sealNew();
    await forgetAnswers(this.database, ANSWERS_KEPT);
  }
}
