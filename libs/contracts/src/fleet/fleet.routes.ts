import * as fleet from './fleet.js';
import { IdParam } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** Units and their positions. */
export const fleetRoutes = {
  units: endpoint(GET, '/units', 'fleet.read', fleet.UnitListInput, fleet.UnitList),
  createUnit: endpoint(POST, '/units', 'fleet.manage', fleet.CreateUnitInput, fleet.Unit),
  updateUnit: endpoint(POST, '/units/:id', 'fleet.manage', fleet.UpdateUnitInput, fleet.Unit),
  signOn: endpoint(POST, '/units/:id/sign-on', 'fleet.sign_on', IdParam, fleet.Unit),
  signOff: endpoint(POST, '/units/:id/sign-off', 'fleet.sign_on', IdParam, fleet.Unit),
  setService: endpoint(POST, '/units/:id/service', 'fleet.sign_on', fleet.SetServiceInput, fleet.Unit),
  reportPositions: endpoint(
    POST,
    '/units/:id/positions',
    'fleet.report_position',
    fleet.ReportPositionsInput,
    fleet.ReportPositionsResult,
  ),
} as const;
