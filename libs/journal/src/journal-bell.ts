import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '#siaga/kernel';
import { Bell, Database } from '#siaga/persistence';

const CHANNEL = 'siaga_journal';

/** Rings in the other processes when the journal has grown. */
@Injectable()
export class JournalBell extends Bell {
  constructor(database: Database, @Inject(LOGGER) logger: Logger) {
    super(database.pool, CHANNEL, logger);
  }
}
