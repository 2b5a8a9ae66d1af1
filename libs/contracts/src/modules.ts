import { bookingModule } from './booking/booking.module.js';
import { callsModule } from './calls/calls.module.js';
import { dispatchModule } from './dispatch/dispatch.module.js';
import { facilitiesModule } from './facilities/facilities.module.js';
import { fleetModule } from './fleet/fleet.module.js';
import { geoModule } from './geo/geo.module.js';
import { handoverModule } from './handover/handover.module.js';
import { identityModule } from './identity/identity.module.js';
import { visitsModule } from './identity/visits.module.js';
import { jknModule } from './jkn/jkn.module.js';
import { listsModule } from './lists/lists.module.js';
import { mapdataModule } from './mapdata/mapdata.module.js';
import { messagingModule } from './messaging/messaging.module.js';
import { monitoringModule } from './monitoring/monitoring.module.js';
import { recordsModule } from './records/records.module.js';
import { roadsModule } from './roads/roads.module.js';
import { systemModule } from './system/system.module.js';

export * from './system/system.js';
export * from './identity/access.js';
export * from './identity/identity.js';
export * from './identity/trail.js';
export * from './identity/visits.js';
export * from './geo/geo.js';
export * from './geo/learned.js';
export * from './calls/call-disposition.js';
export * from './calls/calls.js';
export * from './dispatch/incident-status.js';
export * from './dispatch/incident.js';
export * from './dispatch/assignment.js';
export * from './dispatch/help.js';
export * from './dispatch/incident-work.js';
export * from './dispatch/inbound.js';
export * from './dispatch/notice.js';
export * from './dispatch/stamps.js';
export * from './dispatch/story.js';
export * from './dispatch/outcome-fit.js';
export * from './dispatch/lateness.js';
export * from './dispatch/recommendation.js';
export * from './dispatch/reports.js';
export * from './fleet/fleet.js';
export * from './facilities/facilities.js';
export * from './booking/clinics.js';
export * from './booking/templates.js';
export * from './booking/portal.js';
export * from './booking/stages.js';
export * from './booking/tickets.js';
export * from './jkn/jkn.js';
export * from './booking/boards.js';
export * from './booking/board-views.js';
export * from './booking/desk.js';
export * from './booking/figures.js';
export * from './booking/voice.js';
export * from './booking/schedule.js';
export * from './monitoring/programs.js';
export * from './monitoring/reports.js';
export * from './monitoring/cases.js';
export * from './monitoring/case-changes.js';
export * from './monitoring/case-referrals.js';
export * from './monitoring/entered-traveller.js';
export * from './monitoring/entry-code.js';
export * from './monitoring/entry-posts.js';
export * from './monitoring/entry.js';
export * from './monitoring/portal.js';
export * from './monitoring/area.js';
export * from './monitoring/emergency-numbers.js';
export * from './monitoring/own-copy.js';
export * from './monitoring/looks.js';
export * from './monitoring/movement.js';
export * from './monitoring/own-movement.js';
export * from './monitoring/keeping.js';
export * from './roads/roads.js';
export * from './handover/handover.js';
export * from './records/records.js';
export * from './lists/list-files.js';
export * from './messaging/messaging.js';
export * from './mapdata/map.js';
export * from './mapdata/map-fetch.js';
export * from './mapdata/map-tiles.js';

/** Every module, in the order in which pages list them. A new one adds its lines to this file and to no other of the contracts; all tables follow. */
export const MODULES = [
  systemModule,
  identityModule,
  visitsModule,
  geoModule,
  callsModule,
  dispatchModule,
  fleetModule,
  facilitiesModule,
  roadsModule,
  handoverModule,
  recordsModule,
  listsModule,
  messagingModule,
  mapdataModule,
  bookingModule,
  jknModule,
  monitoringModule,
] as const;

export type Module = (typeof MODULES)[number];
