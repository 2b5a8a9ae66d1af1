import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'unit',
    'unit_doubt',
    'unit_position',
    'unit_position_stored_seq',
    'unit_shift',
    'unit_summary',
    'unit_track',
  ],
  /** An offer is made from the unit as it is in the very statement that stores it. */
  opens: ['unit_summary'],
};
