import type { z } from 'zod';
import type { EndpointShape } from './define/endpoint.js';
import { mergeAll } from './define/merge.js';
import { type Module, MODULES } from './modules.js';
import { realtimeRoutes } from './realtime/snapshot.js';
import type { Permission, VisitorRight } from './rights.js';

/** Who may call a route: holders of a permission, visitors whose pass has a right, anybody, or an outside system with a credential of its own. */
export type Access = Permission | VisitorRight | 'public' | 'source';
export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = EndpointShape<
  I,
  O,
  Access
>;

/** Every route of the API. Controllers, clients, the simulator and the rights tests read this one table. */
export const api = mergeAll<Module['routes'] | typeof realtimeRoutes>('route', [
  ...MODULES.map(({ routes }) => routes),
  realtimeRoutes,
]);

export type Api = typeof api;
export type EndpointName = keyof Api;
/** What a caller sends. */
export type ApiInput<N extends EndpointName> = z.input<Api[N]['input']>;
/** What the server answers. */
export type ApiOutput<N extends EndpointName> = z.infer<Api[N]['output']>;

/** A route whose permission no module declares does not compile. */
api satisfies Record<string, Endpoint>;
