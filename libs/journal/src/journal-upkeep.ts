import { Inject, Injectable } from '@nestjs/common';
import {
  LOGGER,
  Observed,
  RunsInBackground,
  TimedWork,
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
export class JournalUpkeep extends TimedWork implements ObservedPart {
  private cut: readonly string[] = [];

  constructor(
    private readonly sealer: JournalSealer,
    private readonly database: Database,
    private readonly feed: JournalFeed,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super(MINUTE_MS, logger, 'journal upkeep failed');
  }

  protected turn(): Promise<void> {
    return this.tidy();
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
      detail: `the end of ${this.cut.join(', ')} was cut off, changed or left unsigned by an upgrade: npm run journal -- verify`,
    };
  }
}
