export { Bell, type BellState } from './bell.js';
export { Database, type EntityReader, type NamedQuery, type Tx } from './database.js';
export { createDataSource, poolOf } from './data-source.js';
export { isConnectionLoss, isRetryable, isUniqueViolation } from './pg-errors.js';
export { migrate } from './migrate.js';
export { claimAnswerSql, forgetAnswers, onceOnly, requestHash } from './idempotency.js';
export type { OwnedTables } from './owned-tables.js';
export { PersistenceModule } from './persistence.module.js';
export { SHARED_SIZES, SharedCommits, type SharedItem } from './shared-commits.js';
