import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: ['geo_border', 'geo_border_stage', 'geo_load', 'geo_region', 'learned_place'],
};
