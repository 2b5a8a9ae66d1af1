import { type ConsoleManifest } from '../state/console-manifest.js';
import { useWorkspace } from '../state/workspace-store.js';
import { digitKeys } from './rank-keys.js';
import { RankPanel } from './rank-panel.js';
import { texts } from './texts.js';
import { WayMapLayer } from './way-map-layer.js';

/** Who can go, and where to. */
export const manifest: ConsoleManifest = {
  id: 'rank',
  texts,
  views: [{ place: 'map', name: 'rank', component: RankPanel }],
  mapLayers: [{ name: 'way', order: 30, shown: 'always', component: WayMapLayer }],
  keys: [
    {
      shown: 'U',
      text: (t) => t('rank.keys.units'),
      act: (context) => ({ u: () => useWorkspace.getState().setPickMode('units'), ...digitKeys(context) }),
    },
    {
      shown: 'F',
      text: (t) => t('rank.keys.destination'),
      act: () => ({ f: () => useWorkspace.getState().setPickMode('facilities') }),
    },
  ],
};
