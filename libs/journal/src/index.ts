export { EntityRules, type Addressed } from './entity-rules.js';
export { Journal } from './journal.js';
export type { EntryOf, EventOf, JournalEntry, JournalRow, LostChange, SentRow } from './journal-entry.js';
export { JournalBell } from './journal-bell.js';
export { cursorsOf, JournalFeed, type Cursors } from './journal-feed.js';
export { JournalRelay } from './journal-relay.js';
export {
  JournalQuery,
  type ActsAsked,
  type Audience,
  type HeardTopic,
  type JournalAct,
} from './journal.query.js';
export { JournalSealer, type SealCheck } from './journal-sealer.js';
export { FollowsJournal, JournalFollowers, type JournalFollower } from './journal-followers.js';
export { JournalModule } from './journal.module.js';
