export { EntityRules, type Addressed } from './entity-rules.js';
export { Journal } from './journal.js';
export type { EntryOf, EventOf, JournalEntry, JournalRow, SentRow } from './journal-entry.js';
export { JournalBell } from './journal-bell.js';
export { JournalFeed, type Cursors } from './journal-feed.js';
export { JournalRelay } from './journal-relay.js';
export { JournalQuery, type Audience, type HeardTopic } from './journal.query.js';
export { JournalSealer, type SealCheck } from './journal-sealer.js';
export { JournalModule } from './journal.module.js';
