import type { OwnedTables } from './owned-tables.js';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: ['idempotency', 'process_beat', 'schema_migration', 'sealed_rows'],
};
