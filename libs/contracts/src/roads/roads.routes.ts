import { IdParam, None } from '../common/common.js';
import * as roads from './roads.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** Travel times: speeds, closures, routes. */
export const roadRoutes = {
  roadState: endpoint(GET, '/roads/state', 'geo.use', None, roads.RoadState),
  route: endpoint(POST, '/roads/route', 'geo.use', roads.RouteInput, roads.Route),
  speeds: endpoint(GET, '/roads/speeds', 'road.read', None, roads.SpeedTable),
  setSpeeds: endpoint(POST, '/roads/speeds', 'road.manage', roads.SetSpeedsInput, roads.SpeedTable),
  speedCalibration: endpoint(GET, '/roads/speeds/calibration', 'road.read', None, roads.SpeedCalibration),
  closures: endpoint(GET, '/roads/closures', 'closure.read', None, roads.ClosureList),
  drawClosure: endpoint(POST, '/roads/closures', 'closure.manage', roads.DrawClosureInput, roads.Closure),
  liftClosure: endpoint(POST, '/roads/closures/:id/lift', 'closure.manage', IdParam, roads.Closure),
} as const;
