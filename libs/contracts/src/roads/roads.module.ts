import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { Closure, SpeedTable } from './roads.js';
import { roadRoutes } from './roads.routes.js';

const closure = defineEntity({
  name: 'closure',
  schema: Closure,
  events: ['closure.drawn.v1', 'closure.lifted.v1'],
  topics: ['closures'],
  snapshot: 'closures',
});

const speedTable = defineEntity({
  name: 'speed_table',
  schema: SpeedTable,
  events: ['speeds.changed.v1'],
  topics: [],
});

/** Travel times: routes, speeds, closed areas. */
export const roadsModule = defineModule({
  name: 'roads',
  routes: roadRoutes,
  permissions: {
    'road.read': ['supervisor'],
    'road.manage': [],
    'closure.read': ['operator', 'supervisor', 'crew'],
    'closure.manage': ['supervisor'],
  },
  // A crew's way leads through its unit's region, whatever the crew's own grant is for.
  topics: { closures: { scope: 'region', needs: ['closure.read'], isHeardByCrews: true } },
  entities: [closure, speedTable],
});
