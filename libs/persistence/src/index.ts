export { Bell, type BellState } from './bell.js';
export { clearRows, clearTexts } from './clear-rows.js';
export { ClearRowsSealer } from './clear-rows-sealer.js';
export { Database, isPassing, type EntityReader, type NamedQuery, type Tx } from './database.js';
export { createDataSource, poolOf, SERVER_SESSIONS, TOOL_SESSIONS } from './data-source.js';
export { openPool } from './connections.js';
export {
  isCancelled,
  isConnectionLoss,
  isDataProblem,
  isRetryable,
  isUniqueViolation,
  isUnstorable,
} from './pg-errors.js';
export { migrate } from './migrate.js';
export { oneAtATime, PROCESS_LOCKS } from './one-at-a-time.js';
export { claimAnswerSql, forgetAnswers, onceOnly, requestHash } from './idempotency.js';
export { ProcessBeats, type BackgroundState } from './process-beats.js';
export type { OwnedTables } from './owned-tables.js';
export { PersistenceModule } from './persistence.module.js';
export {
  columnNames,
  insertSql,
  placesOf,
  setsOf,
  valuesOf,
  type StoredColumn,
  type StoredColumns,
} from './stored-columns.js';
export { SHARED_SIZES, SharedCommits, type SharedItem } from './shared-commits.js';
