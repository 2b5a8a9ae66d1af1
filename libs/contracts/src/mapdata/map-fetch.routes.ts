import * as fetch from './map-fetch.js';
import { IdParam } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** Maps that a centre fetches for itself. */
export const mapFetchRoutes = {
  mapCoverage: endpoint(GET, '/map/coverage', 'map.manage', fetch.MapCoverageInput, fetch.MapCoverageList),
  fetchMap: endpoint(POST, '/map/fetches', 'map.manage', fetch.FetchMapInput, fetch.MapFetch),
  stopMapFetch: endpoint(POST, '/map/fetches/:id/stop', 'map.manage', IdParam, fetch.MapFetch),
} as const;
