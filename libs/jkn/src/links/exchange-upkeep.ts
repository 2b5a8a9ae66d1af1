import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { ExchangeRepository } from '../store/exchange.repository.js';

const HOUR_MS = 3_600_000;
/** A month's claims are settled in the next; a quarter later nobody disputes them. */
const KEPT_MS = 120 * 24 * HOUR_MS;
const BATCH = 2_000;

/** Forgets what was said when it was kept long enough. */
@RunsInBackground()
@Injectable()
export class ExchangeUpkeep extends TimedWork {
  constructor(
    private readonly exchanges: ExchangeRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(HOUR_MS, logger, 'upkeep of what was said to BPJS failed');
  }

  /** Forgets all that is due, a batch at a time. */
  async tidy(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    while ((await this.exchanges.forget(before, BATCH)) > 0);
  }

  protected turn(): Promise<void> {
    return this.tidy();
  }
}
