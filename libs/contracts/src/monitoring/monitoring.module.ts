import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import * as cases from './cases.js';
import { MANAGE, READ, WORK } from './monitoring.rights.js';
import { monitoringRoutes } from './monitoring.routes.js';
import { portalMonitoringRoutes } from './portal.routes.js';
import * as programs from './programs.js';

const program = defineEntity({
  name: 'monitoring_program',
  schema: programs.MonitoringProgram,
  events: ['monitoring-program.set.v1'],
  topics: ['followup'],
});
const monitoredCase = defineEntity({
  name: 'monitored_case',
  schema: cases.MonitoredCaseChange,
  events: [
    'monitored-case.opened.v1',
    'monitored-case.activated.v1',
    'monitored-case.reported.v1',
    'monitored-case.flagged.v1',
    'monitored-case.taken-up.v1',
    'monitored-case.visited.v1',
    'monitored-case.extended.v1',
    'monitored-case.alarmed.v1',
    'monitored-case.referred.v1',
    'monitored-case.changed.v1',
    'monitored-case.merged.v1',
    'monitored-case.closed.v1',
    'monitored-case.erased.v1',
  ],
  topics: ['followup', 'monitored'],
});

/** Follow-up of travellers, contacts and people in isolation. What the journal holds of a case names nobody. */
export const monitoringModule = defineModule({
  name: 'monitoring',
  stream: 'monitoring',
  routes: { ...monitoringRoutes, ...portalMonitoringRoutes },
  errors: {
    'MONITORING.ALREADY_FOLLOWED': 409,
    'MONITORING.OVER': 409,
    'MONITORING.DAY_NOT_OPEN': 409,
    'MONITORING.CODE_WRONG': 409,
    'MONITORING.TOO_LATE': 409,
    'MONITORING.OTHER_PERSON': 409,
    'MONITORING.HELP_UNDER_WAY': 409,
  },
  permissions: {
    [READ]: ['field_officer', 'health_office'],
    [WORK]: ['field_officer', 'health_office'],
    [MANAGE]: ['health_office'],
  },
  visitorRights: { 'monitoring.report': ['ticket:monitored'] },
  topics: {
    followup: { scope: 'region', needs: [READ] },
    monitored: { scope: 'person', needs: [], visitors: 'monitoring.report' },
  },
  entities: [program, monitoredCase],
});
