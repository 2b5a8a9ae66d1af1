import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: ['map_fetch', 'map_import', 'map_place', 'map_road', 'map_road_in_use', 'map_shape'],
  /** pgRouting reads the roads in the database itself, by a query of text. */
  opens: ['map_road_in_use'],
};
