import * as fetch from './map-fetch.js';
import * as map from './map.js';
import * as tiles from './map-tiles.js';
import { IdParam, None } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** What was imported from map files. */
export const mapRoutes = {
  mapSources: endpoint(GET, '/map/sources', 'map.read', None, map.MapSources),
  mapTile: endpoint(GET, '/map/tiles/:z/:x/:y.mvt', 'map.read', tiles.MapTileInput, tiles.MapTile),
  mapCoverage: endpoint(GET, '/map/coverage', 'map.manage', fetch.MapCoverageInput, fetch.MapCoverageList),
  fetchMap: endpoint(POST, '/map/fetches', 'map.manage', fetch.FetchMapInput, fetch.MapFetch),
  stopMapFetch: endpoint(POST, '/map/fetches/:id/stop', 'map.manage', IdParam, fetch.MapFetch),
} as const;
