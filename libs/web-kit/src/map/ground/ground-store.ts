import { type MapSources } from '#siaga/contracts';
import { create } from 'zustand';
import { apiClient } from '../../api/api-client.js';

interface GroundState {
  /** The imported maps in use; null while unknown, and for people who may not see them. */
  maps: MapSources | null;
  /** The last question had no answer; asked again when the line to the centre is back. */
  hasFailed: boolean;
  /** Asks the server which maps are in use: when a map opens, and when a 'map' change event came. */
  refresh: () => Promise<void>;
}

/** Which imported maps the ground is drawn from. Without an answer the borders alone are the ground, as before an import. */
export const useGround = create<GroundState>()((set, get) => ({
  maps: null,
  hasFailed: false,
  refresh: async () => {
    try {
      const maps = await apiClient.call('mapSources', {});
      set({ hasFailed: false, ...(maps.version !== get().maps?.version && { maps }) });
    } catch {
      // The map goes on with what it has.
      set({ hasFailed: true });
    }
  },
}));

/** True while nobody could say which maps there are: the bare ground is then no sign that there is none. */
export const useIsGroundUnknown = (): boolean =>
  useGround(({ maps, hasFailed }) => maps === null && hasFailed);
