import { z } from 'zod';
import { Id } from '../common/common.js';
import { UnitCapability, UnitType } from '../common/needs.js';
import { defineEntity } from '../define/entity.js';
import { FixDoubt } from '../common/fix-doubt.js';
import { defineModule } from '../define/module.js';
import { socketCommand } from '../define/socket-command.js';
import { ReportPositionsResult, SocketPositionsInput, Unit, UnitService } from './fleet.js';
import { fleetRoutes } from './fleet.routes.js';

const unit = defineEntity({
  name: 'unit',
  schema: Unit,
  events: [
    'unit.created.v1',
    'unit.signed-on.v1',
    'unit.signed-off.v1',
    'unit.updated.v1',
    'unit.retired.v1',
    'unit.brought-back.v1',
  ],
  topics: ['region', 'unit'],
  snapshot: 'units',
});

/** Units, their crews' shifts, their positions. */
export const fleetModule = defineModule({
  name: 'fleet',
  routes: fleetRoutes,
  sockets: {
    positions: socketCommand({
      event: 'positions',
      summary: 'Positions of the unit that the crew is signed on to',
      input: SocketPositionsInput,
      output: ReportPositionsResult,
      errors: ['RESOURCE.NOT_FOUND', 'FLEET.NOT_ON_SHIFT', 'SYSTEM.OVERLOADED'],
    }),
  },
  errors: {
    'FLEET.CALL_SIGN_TAKEN': 409,
    'FLEET.UNIT_HAS_JOB': 409,
    'FLEET.UNIT_RETIRED': 409,
    'FLEET.ALREADY_ON_SHIFT': 409,
    'FLEET.NOT_ON_SHIFT': 409,
  },
  permissions: {
    'fleet.read': ['operator', 'supervisor', 'crew'],
    'fleet.sign_on': ['crew'],
    'fleet.report_position': ['crew'],
    'fleet.manage': [],
  },
  entities: [unit],
  snapshot: {
    /** Units this person may sign on to or is signed on to. */
    ownUnitIds: z.array(Id),
    /** Seconds after which a position counts as stale. */
    stalePositionS: z.number(),
  },
  texts: {
    unitType: UnitType.options,
    unitCapability: UnitCapability.options,
    unitService: UnitService.options,
    fixDoubt: FixDoubt.options,
  },
});
