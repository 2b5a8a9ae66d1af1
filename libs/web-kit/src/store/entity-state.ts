import {
  type ChangeEvent,
  ENTITY_KINDS,
  type EntityKind,
  type EntityView,
  type Snapshot,
  SNAPSHOT_KEYS,
} from '#siaga/contracts';

/** Everything known, one map by id for each kind that travels. Never changed in place: a changed kind gets a new map. */
export type EntityState = { readonly [K in EntityKind]: ReadonlyMap<string, EntityView[K]> };

export const EMPTY_ENTITIES = Object.fromEntries(
  ENTITY_KINDS.map((kind) => [kind, new Map()]),
) as unknown as EntityState;

interface Versioned {
  id: string;
  version: number;
}

/** What is of no screen any more, though nothing is over: its name stays in what it did. */
function hasLeft(entity: EntityKind, view: object): boolean {
  return entity === 'unit' && 'retiredAt' in view && view.retiredAt !== undefined;
}

/**
 * Applies changes in the order given and gives the new state; the same object when nothing was new. A version that
 * is known, or older, changes nothing, so the order between events of one entity does not matter. Each touched map
 * is copied once for the whole list.
 */
export function applyChanges(state: EntityState, events: readonly ChangeEvent[]): EntityState {
  const copies = new Map<EntityKind, Map<string, Versioned>>();
  for (const event of events) {
    const known: ReadonlyMap<string, Versioned> = copies.get(event.entity) ?? state[event.entity];
    const current = known.get(event.entityId);
    if (current && event.version <= current.version) continue;
    const copy = copies.get(event.entity) ?? new Map<string, Versioned>(state[event.entity]);
    if (hasLeft(event.entity, event.data)) copy.delete(event.entityId);
    else copy.set(event.entityId, event.data);
    copies.set(event.entity, copy);
  }
  return copies.size === 0 ? state : { ...state, ...Object.fromEntries(copies) };
}

/** Takes one entity as a command answered it, before its change event comes; an older version changes nothing. */
export function putEntity<K extends EntityKind>(
  state: EntityState,
  kind: K,
  entity: EntityView[K],
): EntityState {
  const known: ReadonlyMap<string, Versioned> = state[kind];
  const current = known.get(entity.id);
  if (current && current.version >= entity.version) return state;
  const next = new Map<string, Versioned>(known);
  if (hasLeft(kind, entity)) next.delete(entity.id);
  else next.set(entity.id, entity);
  return { ...state, [kind]: next };
}

/** Applies one change; see applyChanges. */
export function applyChange(state: EntityState, event: ChangeEvent): EntityState {
  return applyChanges(state, [event]);
}

function merge<T extends Versioned>(
  known: ReadonlyMap<string, T>,
  fresh: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(
    fresh.map((item) => {
      const current = known.get(item.id);
      return [item.id, current && current.version >= item.version ? current : item];
    }),
  );
}

/**
 * Takes a snapshot: what is not in it has ended and goes; what is known in a newer version (a live change overtook
 * the snapshot) stays as it is. A kind that no snapshot lists (its view asks for it) stays too.
 */
export function applySnapshot(state: EntityState, snapshot: Omit<Snapshot, 'lateTimes'>): EntityState {
  const lists: readonly (readonly [string, keyof typeof snapshot])[] = Object.entries(SNAPSHOT_KEYS);
  const fresh = lists.map(([kind, key]) => [
    kind,
    merge<Versioned>(state[kind as EntityKind], snapshot[key] as readonly Versioned[]),
  ]);
  return { ...state, ...(Object.fromEntries(fresh) as Partial<EntityState>) };
}
