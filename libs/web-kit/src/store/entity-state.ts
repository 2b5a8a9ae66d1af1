import {
  type Alert,
  type Assignment,
  type Call,
  type ChangeEvent,
  type Closure,
  type EntityKind,
  type Facility,
  type Handover,
  type Inbound,
  type Incident,
  type LearnedPlace,
  type MapImport,
  type Snapshot,
  type Unit,
} from '#siaga/contracts';

export interface EntityByKind {
  call: Call;
  incident: Incident;
  assignment: Assignment;
  unit: Unit;
  facility: Facility;
  inbound: Inbound;
  alert: Alert;
  handover: Handover;
  closure: Closure;
  map: MapImport;
  learned_place: LearnedPlace;
}

/** Everything known, one map by id for each kind. Never changed in place: a changed kind gets a new map. */
export type EntityState = { readonly [K in EntityKind]: ReadonlyMap<string, EntityByKind[K]> };

export const EMPTY_ENTITIES: EntityState = {
  call: new Map(),
  incident: new Map(),
  assignment: new Map(),
  unit: new Map(),
  facility: new Map(),
  inbound: new Map(),
  alert: new Map(),
  handover: new Map(),
  closure: new Map(),
  map: new Map(),
  learned_place: new Map(),
};

interface Versioned {
  id: string;
  version: number;
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
    copy.set(event.entityId, event.data);
    copies.set(event.entity, copy);
  }
  return copies.size === 0 ? state : { ...state, ...Object.fromEntries(copies) };
}

/** Takes one entity as a command answered it, before its change event comes; an older version changes nothing. */
export function putEntity<K extends EntityKind>(
  state: EntityState,
  kind: K,
  entity: EntityByKind[K],
): EntityState {
  const known: ReadonlyMap<string, Versioned> = state[kind];
  const current = known.get(entity.id);
  if (current && current.version >= entity.version) return state;
  return { ...state, [kind]: new Map<string, Versioned>(known).set(entity.id, entity) };
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
 * the snapshot) stays as it is.
 */
export function applySnapshot(state: EntityState, snapshot: Snapshot): EntityState {
  return {
    call: merge(state.call, snapshot.calls),
    incident: merge(state.incident, snapshot.incidents),
    assignment: merge(state.assignment, snapshot.assignments),
    unit: merge(state.unit, snapshot.units),
    facility: merge(state.facility, snapshot.facilities),
    inbound: merge(state.inbound, snapshot.inbounds),
    alert: merge(state.alert, snapshot.alerts),
    handover: merge(state.handover, snapshot.handovers),
    closure: merge(state.closure, snapshot.closures),
    // No snapshot lists imports: they only tell a map to draw itself anew.
    map: state.map,
    // The supervisor's list is asked for by itself.
    learned_place: state.learned_place,
  };
}
