import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { Centre, Handover } from './handover.js';
import { handoverRoutes } from './handover.routes.js';

/** The list holds open cases, and those of the last day. */
const handover = defineEntity({
  name: 'handover',
  schema: Handover,
  events: [
    'handover.offered.v1',
    'handover.taken.v1',
    'handover.refused.v1',
    'handover.returned.v1',
    'handover.taken-back.v1',
    'handover.failed.v1',
    'handover.updated.v1',
  ],
  topics: ['region'],
  snapshot: 'handovers',
});

const centre = defineEntity({
  name: 'centre',
  schema: Centre,
  events: ['centre.created.v1', 'centre.updated.v1', 'centre.removed.v1'],
  topics: [],
});

/** Jurisdictions of centres, and cases handed from one to another. */
export const handoverModule = defineModule({
  name: 'handover',
  routes: handoverRoutes,
  errors: {
    'HANDOVER.ALREADY_OFFERED': 409,
    'HANDOVER.ILLEGAL_STEP': 409,
    'HANDOVER.NOT_POSSIBLE': 409,
    'HANDOVER.BAD_SIGNATURE': 401,
    'CENTRE.CODE_TAKEN': 409,
    'CENTRE.IN_USE': 409,
  },
  permissions: {
    'handover.manage': ['operator', 'supervisor'],
    'centre.read': ['operator', 'supervisor'],
    'centre.manage': [],
  },
  entities: [handover, centre],
});
