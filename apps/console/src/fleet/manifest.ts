import { type ConsoleManifest } from '../state/console-manifest.js';
import { useWorkspace } from '../state/workspace-store.js';
import { FleetStrip } from './fleet-strip.js';
import { texts } from './texts.js';
import { UnitMapLayer } from './unit-map-layer.js';

/** The strip of units, and the units on the map. */
export const manifest: ConsoleManifest = {
  id: 'fleet',
  texts,
  views: [{ place: 'fleet', name: 'fleet', component: FleetStrip }],
  mapLayers: [{ name: 'units', order: 60, shown: 'always', component: UnitMapLayer }],
  keys: [
    {
      shown: 'B',
      text: (t) => t('fleet.keys.fold'),
      act: ({ isFolded }) => ({ b: () => useWorkspace.getState().setFleetFolded(!isFolded) }),
    },
  ],
};
