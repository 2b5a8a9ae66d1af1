import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'jkn_exchange',
    'jkn_link',
    'jkn_operation',
    'jkn_patient',
    'jkn_prescription',
    'jkn_reference',
    'jkn_task',
  ],
};
