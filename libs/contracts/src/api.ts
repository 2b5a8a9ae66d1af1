import type { z } from 'zod';
import { callRoutes } from './api/call-routes.js';
import { dispatchRoutes } from './api/dispatch-routes.js';
import { facilityRoutes } from './api/facility-routes.js';
import { fleetRoutes } from './api/fleet-routes.js';
import { geoRoutes } from './api/geo-routes.js';
import { handoverRoutes } from './api/handover-routes.js';
import { identityRoutes } from './api/identity-routes.js';
import { learnedRoutes } from './api/learned-routes.js';
import { mapRoutes } from './api/map-routes.js';
import { roadRoutes } from './api/road-routes.js';

export type { Endpoint } from './api/endpoint.js';
export * from './api/request.js';

/** Every route of the API. Controllers, clients, the simulator and the rights tests read this one table. */
export const api = {
  ...identityRoutes,
  ...geoRoutes,
  ...callRoutes,
  ...dispatchRoutes,
  ...fleetRoutes,
  ...facilityRoutes,
  ...roadRoutes,
  ...handoverRoutes,
  ...mapRoutes,
  ...learnedRoutes,
} as const;

export type Api = typeof api;
export type EndpointName = keyof Api;
/** What a caller sends. */
export type ApiInput<N extends EndpointName> = z.input<Api[N]['input']>;
/** What the server answers. */
export type ApiOutput<N extends EndpointName> = z.infer<Api[N]['output']>;
