import * as geo from './geo.js';
import { GET, endpoint } from '../define/endpoint.js';

/** Places and regions. */
export const geoRoutes = {
  locate: endpoint(GET, '/geo/locate', 'geo.use', geo.LocateInput, geo.LocateResult),
  describe: endpoint(GET, '/geo/describe', 'geo.use', geo.DescribeInput, geo.PlaceDescription),
  borders: endpoint(GET, '/geo/borders', 'session.own', geo.BordersInput, geo.BorderCollection),
} as const;
