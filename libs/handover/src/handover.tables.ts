import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: ['case_review', 'centre', 'handover', 'handover_message'],
};
