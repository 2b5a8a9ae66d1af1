import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: ['list_file', 'list_file_piece', 'list_file_step', 'list_mapping'],
};
