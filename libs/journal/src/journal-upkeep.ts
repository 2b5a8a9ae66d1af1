import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  LOGGER,
  Observed,
  RunsInBackground,
  Ticker,
  type BackgroundPart,
  type HealthState,
  type Logger,
  type ObservedPart,
} from '#siaga/kernel';
import { Database, forgetAnswers } from '#siaga/persistence';
import { JournalFeed } from './journal-feed.js';
import { JournalSealer } from './journal-sealer.js';

const MINUTE_MS = 60_000;
/** A command is not sent again after this time; its stored answer may go. */
const ANSWERS_KEPT = '3 days';

/** Seals what was written since the last minute, looks whether an end was cut off, and forgets old answers. */
@Observed()
@RunsInBackground()
@Injectable()
export class JournalUpkeep implements BackgroundPart, ObservedPart, BeforeApplicationShutdown {
  private readonly ticker: Ticker;
  private cut: readonly string[] = [];

  constructor(
    private readonly sealer: JournalSealer,
    private readonly database: Database,
    private readonly feed: JournalFeed,
    @Inject(LOGGER) private readonly logger: Logger,
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

  healthChecks(): Readonly<Record<string, () => HealthState>> {
    return { journal_seal: () => this.health() };
  }

  /** What is broken is not sealed over. What was sealed goes to the log, which is kept elsewhere: `npm run journal -- verify --anchor`. */
  async tidy(): Promise<void> {
    const cut = await this.sealer.cutStreams(new Map(Object.entries(this.feed.cursors)));
    if (cut.length > 0 && this.cut.length === 0)
      this.logger.error({ cut }, 'the end of the journal was cut off or changed');
    this.cut = cut;
    if (cut.length === 0 && (await this.sealer.sealNew()) > 0)
      this.logger.info({ anchors: await this.sealer.anchors() }, 'the journal is sealed');
    await forgetAnswers(this.database, ANSWERS_KEPT);
  }

  private health(): HealthState {
    if (this.cut.length === 0) return { ok: true };
    return {
      ok: false,
      detail: `the end of ${this.cut.join(', ')} was cut off or changed: npm run journal -- verify`,
    };
  }
}
