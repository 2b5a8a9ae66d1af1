import { type Assignment, type Eta } from '#siaga/contracts';
import { create } from 'zustand';

interface EtaStore {
  /** Newest estimated arrival of each unit that is on its way. */
  etas: ReadonlyMap<string, Eta>;
  take: (etas: readonly Eta[]) => void;
  clear: () => void;
}

/** Arrivals as the server last estimated them; volatile, so every reader looks at their age. */
export const useEtas = create<EtaStore>()((set) => ({
  etas: new Map(),
  take: (etas) =>
    set((state) => {
      const next = new Map(state.etas);
      for (const eta of etas) {
        const known = next.get(eta.unitId);
        if (!known || known.at <= eta.at) next.set(eta.unitId, eta);
      }
      return { etas: next };
    }),
  clear: () => set({ etas: new Map() }),
}));

const DRIVES: Partial<Record<Assignment['status'], Eta['towards']>> = {
  accepted: 'scene',
  en_route: 'scene',
  left_scene: 'destination',
};

/** The arrival of an assignment's present drive; null when its unit does not drive or none was estimated yet. */
export function etaOfAssignment(
  etas: ReadonlyMap<string, Eta>,
  { id, unitId, status }: Pick<Assignment, 'id' | 'unitId' | 'status'>,
): Eta | null {
  const eta = etas.get(unitId);
  return eta?.assignmentId === id && eta.towards === DRIVES[status] ? eta : null;
}
