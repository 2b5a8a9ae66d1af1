import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { keepingSettings, type KeepingSettings } from '../booking.settings.js';
import { PeopleRepository } from '../store/people.repository.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BATCH = 1_000;

/** Erases the people of tickets that were kept long enough; any number of processes may do it at once. */
@RunsInBackground()
@Injectable()
export class TicketUpkeep extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    @Inject(keepingSettings.token) private readonly settings: KeepingSettings,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super(HOUR_MS, logger, 'old tickets cannot be freed of their people');
  }

  /** Erases all that is due, a batch at a time. */
  async tidy(): Promise<void> {
    const now = this.clock.now();
    // A day of any region has begun nowhere later than in UTC+14: a ticket is never kept shorter than said.
    const before = new Date(now.getTime() - this.settings.SIAGA_TICKET_KEPT_DAYS * DAY_MS)
      .toISOString()
      .slice(0, 10);
    let erased = 0;
    for (let rows = BATCH; rows > 0; erased += rows)
      rows = await this.database.transaction((tx) => this.people.erase(tx, before, now, BATCH));
    if (erased > 0) this.logger.info({ erased, before }, 'old tickets were freed of their people');
  }

  protected turn(): Promise<void> {
    return this.tidy();
  }
}
