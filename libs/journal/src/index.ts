export { APPEND_SQL, Journal, type JournalEntry, type JournalRow } from './journal.js';
export { JournalFeed } from './journal-feed.js';
export { JournalRelay } from './journal-relay.js';
export { JournalQuery, type Audience } from './journal.query.js';
export { JournalSealer, type SealCheck } from './journal-sealer.js';
export { JournalModule } from './journal.module.js';
