import * as map from './map.js';
import * as tiles from './map-tiles.js';
import { None } from '../common/common.js';
import { GET, endpoint } from '../define/endpoint.js';

/** What was imported from map files. */
export const mapRoutes = {
  mapSources: endpoint(GET, '/map/sources', 'map.read', None, map.MapSources),
  mapTile: endpoint(GET, '/map/tiles/:z/:x/:y.mvt', 'map.read', tiles.MapTileInput, tiles.MapTile),
} as const;
