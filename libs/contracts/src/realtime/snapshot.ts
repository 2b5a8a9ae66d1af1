import { z } from 'zod';
import { Instant } from '../common/common.js';
import { endpoint, GET } from '../define/endpoint.js';
import { mergeAll } from '../define/merge.js';
import { ENTITIES, TopicKindName, type Entity } from '../entities.js';
import { type Module, MODULES } from '../modules.js';
import { VisitLine } from '../identity/visits.js';
import { StreamCursor } from './cursor.js';

type ListedEntity = Extract<Entity, { readonly snapshot: string }>;
type EntityLists = { [E in ListedEntity as E['snapshot']]: z.ZodArray<E['schema']> };

function isListed(entity: Entity): entity is ListedEntity {
  return entity.snapshot !== null;
}

const LISTED = ENTITIES.filter(isListed);
const entityLists = Object.fromEntries(
  LISTED.map(({ snapshot, schema }) => [snapshot, z.array<z.ZodType>(schema)]),
) as unknown as EntityLists;

/** The snapshot's key of each entity that it lists. */
export const SNAPSHOT_KEYS = Object.fromEntries(LISTED.map(({ name, snapshot }) => [name, snapshot])) as {
  readonly [E in ListedEntity as E['name']]: E['snapshot'];
};

/**
 * Everything the person may see that is still alive, as of the journal's `cursor`. Resume the socket from there; `seq` is that of the
 * stream `dispatch`, for pages from before there were streams.
 */
export const Snapshot = z.object({
  seq: z.number().int(),
  cursor: StreamCursor,
  at: Instant,
  /** The topics that it was read by. A resume takes them back as `heard`, and is refused when they are others by then. */
  topics: z.array(z.string()),
  /** A mark of the settings that stand here: when a resume answers with another, it is time for a new snapshot. */
  settings: z.string().optional(),
  ...entityLists,
  ...mergeAll<Module['snapshot']>(
    'snapshot part',
    MODULES.map(({ snapshot }) => snapshot),
  ),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** Kinds of topic with commas between, whose lists are wanted; the others stay empty. All that the rights give when left out. */
export const SnapshotInput = z.object({
  topics: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(TopicKindName).min(1))
    .optional(),
});

/** Kinds of topic under which the list of each key is heard. */
export const SNAPSHOT_TOPICS: ReadonlyMap<string, readonly string[]> = new Map(
  LISTED.map(({ snapshot, topics }) => [snapshot, topics]),
);

/** The first view of everything; it stands above the modules, whose parts it is made of. */
export const realtimeRoutes = {
  /** Throws REALTIME.TOPIC_NOT_HEARD for a kind that the person has no right to. */
  snapshot: endpoint(GET, '/snapshot', 'session.own', SnapshotInput, Snapshot),
  visitLine: endpoint(GET, '/portal/line', 'visit.own', SnapshotInput, VisitLine),
} as const;
