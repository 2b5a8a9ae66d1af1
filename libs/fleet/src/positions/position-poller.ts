import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '#siaga/kernel';
import type { LivePosition } from './live-position.js';
import { PositionRepository } from './position.repository.js';

const POLL_INTERVAL_MS = 1_000;
/**
 * Each poll reads again what was numbered since this many polls ago: a number is given before its statement commits, and no
 * statement of the position path takes seconds.
 */
const OVERLAP_POLLS = 5;

/** Reads positions that other processes stored. */
@Injectable()
export class PositionPoller implements BeforeApplicationShutdown {
  private heads: number[] = [];
  private timer: NodeJS.Timeout | null = null;
  private polling: Promise<void> | null = null;
  private isAvailable = true;
  private listener: (positions: readonly LivePosition[]) => void = () => undefined;

  constructor(
    private readonly repository: PositionRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Hands every unit's stored position to `listener`, and from then on what other processes store. */
  async start(listener: (positions: readonly LivePosition[]) => void): Promise<void> {
    this.listener = listener;
    this.heads = [await this.repository.headSeq()];
    listener(await this.repository.all());
    this.timer = setInterval(() => void this.poll(), POLL_INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.polling;
  }

  private poll(): Promise<void> {
    this.polling ??= this.read().finally(() => {
      this.polling = null;
    });
    return this.polling;
  }

  private async read(): Promise<void> {
    try {
      const head = await this.repository.headSeq();
      const since = this.heads[0] ?? 0;
      if (head > since) {
        const positions = await this.repository.storedByOthers(since);
        if (positions.length > 0) this.listener(positions);
      }
      this.heads = [...this.heads, head].slice(-OVERLAP_POLLS);
      if (!this.isAvailable) this.logger.info('positions can be read again');
      this.isAvailable = true;
    } catch (error) {
      // The next poll reads from the same place, so nothing is lost.
      if (this.isAvailable) this.logger.error({ err: error }, 'positions of other processes cannot be read');
      this.isAvailable = false;
    }
  }
}
