import { useEntities, type KeyMap, useKeys } from '#siaga/web-kit';
import { facilityKeys } from '../rank/rank-keys.js';
import {
  type ConsoleKeyContext,
  type ConsoleManifest,
  useConsoleManifests,
} from '../state/console-manifest.js';
import { queuesNow } from '../state/views.js';
import { useWorkspace } from '../state/workspace-store.js';
import { back } from './back.js';

/** What the keys of all manifests do. */
function keysOf(manifests: readonly ConsoleManifest[], context: ConsoleKeyContext): KeyMap {
  const { open } = useWorkspace.getState();
  const maps = manifests.flatMap(({ keys = [] }) =>
    keys.map(({ shown, opens, act }) =>
      opens === undefined ? (act?.(context) ?? {}) : { [shown.toLowerCase()]: () => open(opens) },
    ),
  );
  return Object.assign({}, ...maps) as KeyMap;
}

/** The console's own single keys; each is printed where it acts. */
export function useConsoleKeys(settings: Omit<ConsoleKeyContext, 'queues'>): void {
  const manifests = useConsoleManifests();
  const pickMode = useWorkspace((state) => state.pickMode);
  const isLoaded = useEntities((state) => state.isLoaded);
  const base = keysOf(manifests, { ...settings, queues: queuesNow });
  const picking: KeyMap = { ...facilityKeys(settings), escape: back };
  useKeys(isLoaded ? (pickMode === 'facilities' ? picking : base) : {});
}
