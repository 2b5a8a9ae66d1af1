import { type ConsoleManifest } from '../state/console-manifest.js';
import { useWorkspace } from '../state/workspace-store.js';
import { FleetStrip } from './fleet-strip.js';
import { texts } from './texts.js';

/** The strip of units. */
export const manifest: ConsoleManifest = {
  id: 'fleet',
  texts,
  views: [{ place: 'fleet', name: 'fleet', component: FleetStrip }],
  keys: [
    {
      shown: 'B',
      text: (t) => t('fleet.keys.fold'),
      act: ({ isFolded }) => ({ b: () => useWorkspace.getState().setFleetFolded(!isFolded) }),
    },
  ],
};
