import { callsModule } from './calls/calls.module.js';
import { dispatchModule } from './dispatch/dispatch.module.js';
import { facilitiesModule } from './facilities/facilities.module.js';
import { fleetModule } from './fleet/fleet.module.js';
import { geoModule } from './geo/geo.module.js';
import { handoverModule } from './handover/handover.module.js';
import { identityModule } from './identity/identity.module.js';
import { mapdataModule } from './mapdata/mapdata.module.js';
import { messagingModule } from './messaging/messaging.module.js';
import { roadsModule } from './roads/roads.module.js';
import { systemModule } from './system/system.module.js';

/** Every module, in the order in which pages list them. A new one adds its line here; all other tables follow. */
export const MODULES = [
  systemModule,
  identityModule,
  geoModule,
  callsModule,
  dispatchModule,
  fleetModule,
  facilitiesModule,
  roadsModule,
  handoverModule,
  messagingModule,
  mapdataModule,
] as const;

export type Module = (typeof MODULES)[number];
