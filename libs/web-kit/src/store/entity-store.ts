import { type ChangeEvent, type EntityKind, type EntityView, type Snapshot } from '#siaga/contracts';
import { create } from 'zustand';
import { applyChanges, applySnapshot, EMPTY_ENTITIES, type EntityState, putEntity } from './entity-state.js';

/** A snapshot, or what a device kept of an earlier one: from before there were times of lateness it has none. */
export type KeptSnapshot = Omit<Snapshot, 'lateTimes'> & { lateTimes: Snapshot['lateTimes'] | null };

export interface EntityStore {
  entities: EntityState;
  /** Regions the person works in. */
  regions: Snapshot['regions'];
  ownUnitIds: readonly string[];
  stalePositionS: number;
  /** Dropped calls that the snapshot did not list. */
  callsLeftOut: number;
  /** When waits are late; null before the first snapshot. */
  lateTimes: Snapshot['lateTimes'] | null;
  /** False until the first snapshot is there. */
  isLoaded: boolean;
  takeSnapshot: (snapshot: KeptSnapshot) => void;
  takeChanges: (events: readonly ChangeEvent[]) => void;
  /** Takes an entity as a command answered it, so that the screen need not wait for the event. */
  put: <K extends EntityKind>(kind: K, entity: EntityView[K]) => void;
  /** Forgets everything, at sign-out. */
  clear: () => void;
}

const EMPTY = {
  entities: EMPTY_ENTITIES,
  regions: [],
  ownUnitIds: [],
  stalePositionS: 120,
  callsLeftOut: 0,
  lateTimes: null,
  isLoaded: false,
} satisfies Partial<EntityStore>;

/** The normalised store of a front end. Read it with a selector: `useEntities((s) => s.entities.unit)`. */
export const useEntities = create<EntityStore>()((set) => ({
  ...EMPTY,
  takeSnapshot: (snapshot) =>
    set((state) => ({
      entities: applySnapshot(state.entities, snapshot),
      regions: snapshot.regions,
      ownUnitIds: snapshot.ownUnitIds,
      stalePositionS: snapshot.stalePositionS,
      lateTimes: snapshot.lateTimes,
      callsLeftOut: snapshot.callsLeftOut ?? 0,
      isLoaded: true,
    })),
  takeChanges: (events) =>
    set((state) => {
      const entities = applyChanges(state.entities, events);
      return entities === state.entities ? state : { entities };
    }),
  put: (kind, entity) => set((state) => ({ entities: putEntity(state.entities, kind, entity) })),
  clear: () => set(EMPTY),
}));
