import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { FillsMemory, LOGGER, type Logger } from '#siaga/kernel';
import type { BellState } from '#siaga/persistence';
import { JournalBell } from './journal-bell.js';
import { JournalFeed } from './journal-feed.js';
import { JournalQuery } from './journal.query.js';

/** So many of each stream at a time: a burst in one leaves the others their place in every reading. */
const BATCH = 500;
/** Back-up reading: changes of other processes arrive within this time where no bell rings. */
const POLL_INTERVAL_MS = 200;

/** Reads the journal behind the feed: for gaps, and for changes that other processes wrote. */
// The feed runs first, so that no change falls between loading and following.
@FillsMemory({ isFirst: true })
@Injectable()
export class JournalRelay implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private reading: Promise<void> | null = null;
  private isWanted = false;
  private isAvailable = true;

  constructor(
    private readonly query: JournalQuery,
    private readonly feed: JournalFeed,
    private readonly bell: JournalBell,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** False while the journal cannot be read. */
  get isHealthy(): boolean {
    return this.isAvailable;
  }

  /** How changes of other processes are heard of: at once while it is `heard`, else by reading five times a second. */
  get bellState(): BellState {
    return this.bell.state;
  }

  /** Begins at the newest change of every stream. Later ones are handed to the feed. */
  async start(pollIntervalMs = POLL_INTERVAL_MS): Promise<void> {
    const cursors = await this.query.cursors();
    this.feed.start(
      cursors,
      () => this.wake(),
      () => this.bell.ring(),
      (err, { stream, seq, type }) =>
        this.logger.error({ err, stream, seq, type }, 'a change was heard wrong'),
    );
    this.timer = setInterval(() => this.wake(), pollIntervalMs);
    this.bell.start(() => this.wake());
  }

  /** Reads soon; several wakes while reading become one. */
  wake(): void {
    this.isWanted = true;
    this.reading ??= this.drain().finally(() => {
      this.reading = null;
      if (this.isWanted && this.isAvailable && this.timer) this.wake();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.bell.stop();
    await this.reading;
  }

  private async drain(): Promise<void> {
    try {
      while (this.isWanted) {
        this.isWanted = false;
        const { rows, lost, count, until } = await this.query.behind(this.feed.cursors, BATCH);
        for (const row of rows) this.feed.deliver(row);
        this.feed.pass(until, lost);
        // Fewer than one full batch: no stream has more.
        if (count >= BATCH) this.isWanted = true;
      }
      if (!this.isAvailable) this.logger.info('journal can be read again');
      this.isAvailable = true;
    } catch (error) {
      // The next poll tries again from the same place, so nothing is lost.
      if (this.isAvailable) this.logger.error({ err: error }, 'journal cannot be read');
      this.isAvailable = false;
    }
  }
}
