import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import * as cases from './cases.js';
import { EmergencyNumbers } from './emergency-numbers.js';
import * as posts from './entry-posts.js';
import * as entry from './entry.js';
import { entryRoutes } from './entry.routes.js';
import { AUDIT, ENTER, MANAGE, READ, WORK } from './monitoring.rights.js';
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
    'monitored-case.consented.v1',
    'monitored-case.consent-withdrawn.v1',
    'monitored-case.permitted.v1',
    'monitored-case.returned.v1',
    'monitored-case.changed.v1',
    'monitored-case.merged.v1',
    'monitored-case.closed.v1',
    'monitored-case.erased.v1',
  ],
  topics: ['followup', 'monitored'],
});
const emergencyNumbers = defineEntity({
  name: 'emergency_numbers',
  schema: EmergencyNumbers,
  events: ['emergency-numbers.set.v1'],
  topics: ['followup'],
});

const entryPost = defineEntity({
  name: 'entry_post',
  schema: posts.EntryPost,
  events: ['entry-post.set.v1'],
  topics: ['entry'],
});
const entryShift = defineEntity({
  name: 'entry_shift',
  schema: posts.EntryShiftChange,
  events: ['entry-shift.opened.v1', 'entry-shift.ended.v1'],
  topics: ['entry'],
});
const travellerEntry = defineEntity({
  name: 'entry_traveller',
  schema: entry.TravellerEntryChange,
  events: [
    'entry-traveller.entered.v1',
    'entry-traveller.paired.v1',
    'entry-traveller.coded.v1',
    'entry-traveller.handed-on.v1',
  ],
  topics: ['entry'],
});

/** Follow-up of travellers, contacts and people in isolation. What the journal holds of a case names nobody. */
export const monitoringModule = defineModule({
  name: 'monitoring',
  stream: 'monitoring',
  routes: { ...monitoringRoutes, ...entryRoutes, ...portalMonitoringRoutes },
  errors: {
    'MONITORING.ALREADY_FOLLOWED': 409,
    'MONITORING.OVER': 409,
    'MONITORING.DAY_NOT_OPEN': 409,
    'MONITORING.CODE_WRONG': 409,
    'MONITORING.TOO_LATE': 409,
    'MONITORING.OTHER_PERSON': 409,
    'MONITORING.HELP_UNDER_WAY': 409,
    'MONITORING.NO_CONSENT': 409,
    'MONITORING.FIXES_TOO_OFTEN': 429,
    'MONITORING.SHIFT_OVER': 409,
    'MONITORING.ALREADY_ENTERED': 409,
    'MONITORING.PAIRING_FORGED': 409,
    'MONITORING.PAIRING_EXPIRED': 409,
    'MONITORING.PAIRING_USED': 409,
    'MONITORING.PAIRING_REPLACED': 409,
    'MONITORING.PAIRING_OF_ANOTHER': 409,
  },
  permissions: {
    [READ]: ['field_officer', 'health_office'],
    [WORK]: ['field_officer', 'health_office'],
    [MANAGE]: ['health_office'],
    [ENTER]: ['entry_officer', 'health_office'],
    [AUDIT]: ['health_office'],
  },
  visitorRights: { 'monitoring.report': ['ticket:monitored'] },
  topics: {
    followup: { scope: 'region', needs: [READ] },
    entry: { scope: 'region', needs: [ENTER] },
    monitored: { scope: 'person', needs: [], visitors: 'monitoring.report' },
  },
  entities: [program, monitoredCase, emergencyNumbers, entryPost, entryShift, travellerEntry],
});
