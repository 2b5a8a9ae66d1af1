import type { z } from 'zod';
import type { Role, VisitorHolder } from '../identity/access.js';
import type { Stream } from '../streams.js';
import type { EndpointShape } from './endpoint.js';
import type { EntityContract } from './entity.js';
import type { SocketCommandShape } from './socket-command.js';
import type { TopicKind } from './topic.js';

/** All that a module promises: what `modules.ts` lists, and every derived table is made from. */
export interface ModuleContract {
  readonly name: string;
  /** Journal stream of its entities; a stream has its own sequence, lock and hash chain. */
  readonly stream: Stream;
  /** Routes by the name clients call them. */
  readonly routes: Readonly<Record<string, EndpointShape>>;
  /** Commands over the socket by their event. */
  readonly sockets: Readonly<Record<string, SocketCommandShape>>;
  /** Error codes with their HTTP status. Forbidden and missing are both 404, so that ids do not leak. */
  readonly errors: Readonly<Record<string, number>>;
  /** Permissions, with the roles that have each in the scope of their grant. `admin` has all and is not listed. */
  readonly permissions: Readonly<Record<string, readonly Role[]>>;
  /** Rights of people without an account, with the passes that carry each. No role has one, and no pass has a permission. */
  readonly visitorRights: Readonly<Record<string, readonly VisitorHolder[]>>;
  readonly topics: Readonly<Record<string, TopicKind>>;
  readonly entities: readonly EntityContract[];
  /** What it adds to the snapshot beside its entities' lists. */
  readonly snapshot: Readonly<Record<string, z.ZodType>>;
  /** Groups of texts that the screens must have in every language: the group and its keys. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** Declares a module; what it leaves out it does not have (`never`, so that a union over the modules holds what there is). */
export function defineModule<
  const N extends string,
  const R extends ModuleContract['routes'] = never,
  const E extends ModuleContract['errors'] = never,
  const P extends ModuleContract['permissions'] = never,
  const T extends ModuleContract['topics'] = never,
  const En extends ModuleContract['entities'] = readonly [],
  const Sn extends ModuleContract['snapshot'] = never,
  const So extends ModuleContract['sockets'] = never,
  const V extends ModuleContract['visitorRights'] = never,
>(module: {
  name: N;
  stream?: Stream;
  routes?: R;
  sockets?: So;
  errors?: E;
  permissions?: P;
  visitorRights?: V;
  topics?: T;
  entities?: En;
  snapshot?: Sn;
  texts?: ModuleContract['texts'];
}) {
  return {
    name: module.name,
    stream: module.stream ?? 'dispatch',
    routes: (module.routes ?? {}) as R,
    sockets: (module.sockets ?? {}) as So,
    errors: (module.errors ?? {}) as E,
    permissions: (module.permissions ?? {}) as P,
    visitorRights: (module.visitorRights ?? {}) as V,
    topics: (module.topics ?? {}) as T,
    entities: (module.entities ?? []) as unknown as En,
    snapshot: (module.snapshot ?? {}) as Sn,
    texts: module.texts ?? {},
  } as const;
}
