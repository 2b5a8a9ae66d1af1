import type { OwnedTables } from '#siaga/persistence';

/** What the server itself owns of the schema. */
export const tables: OwnedTables = {
  owns: ['data_key_check'],
};
