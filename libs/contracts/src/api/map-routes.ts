import * as map from '../map.js';
import { endpoint, GET, None } from './endpoint.js';

/** What was imported from map files. */
export const mapRoutes = {
  mapSources: endpoint(GET, '/map/sources', 'map.read', None, map.MapSources),
} as const;
