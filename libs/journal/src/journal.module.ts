import { Global, Module } from '@nestjs/common';
import { EntityRules } from './entity-rules.js';
import { JournalBell } from './journal-bell.js';
import { JournalFeed } from './journal-feed.js';
import { JournalFollowers } from './journal-followers.js';
import { JournalRelay } from './journal-relay.js';
import { JournalUpkeep } from './journal-upkeep.js';
import { JournalSealer } from './journal-sealer.js';
import { Journal } from './journal.js';
import { JournalQuery } from './journal.query.js';

/** The journal, its feed and its relay. */
@Global()
@Module({
  providers: [
    EntityRules,
    Journal,
    JournalBell,
    JournalFeed,
    JournalRelay,
    JournalQuery,
    JournalSealer,
    JournalUpkeep,
    JournalFollowers,
  ],
  exports: [
    EntityRules,
    Journal,
    JournalBell,
    JournalFeed,
    JournalRelay,
    JournalQuery,
    JournalSealer,
    JournalFollowers,
  ],
})
export class JournalModule {}
