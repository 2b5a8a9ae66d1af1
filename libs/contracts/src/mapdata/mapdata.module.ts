import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { MapFetch } from './map-fetch.js';
import { MapImport } from './map.js';
import { mapFetchRoutes } from './map-fetch.routes.js';
import { mapRoutes } from './mapdata.routes.js';

/** No snapshot lists imports: they only tell a map to draw itself anew. */
const map = defineEntity({
  name: 'map',
  schema: MapImport,
  events: ['map.changed.v1'],
  topics: ['map'],
});

/** Kept for who looks back; the screen that shows it asks while it is open. */
const mapFetch = defineEntity({
  name: 'map_fetch',
  schema: MapFetch,
  events: ['map_fetch.asked.v1', 'map_fetch.ended.v1'],
  topics: [],
});

/** Imported maps and the tiles made of them. */
export const mapdataModule = defineModule({
  name: 'mapdata',
  routes: { ...mapRoutes, ...mapFetchRoutes },
  permissions: {
    'map.read': ['operator', 'supervisor', 'crew', 'facility_staff', 'field_officer', 'health_office'],
    'map.manage': [],
  },
  // One map for all: there is no region in it that only some may see.
  topics: { map: { scope: 'everyone', needs: ['map.read'] } },
  entities: [map, mapFetch],
});
