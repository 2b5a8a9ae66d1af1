import { lazyPart, lazyView } from '#siaga/web-kit';
import { Gauge, MapIcon, MapPinCheck } from 'lucide-react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
import { ClosedAreas, ClosureTools } from './closed-areas.js';
import { ClosureMapLayer } from './closure-map-layer.js';
import { texts } from './texts.js';

type Dialog = ConsolePlaces['dialog'];

const speeds = lazyView<Dialog>('console', async () => {
  const [{ SpeedsView }, own] = await Promise.all([import('./speeds-view.js'), import('./view-texts.js')]);
  return { component: SpeedsView, texts: own.texts };
});
const learned = lazyView<Dialog>('console', async () => {
  const [{ LearnedView }, own] = await Promise.all([import('./learned-view.js'), import('./view-texts.js')]);
  return { component: LearnedView, texts: own.texts };
});

const maps = lazyView<Dialog>('console', async () => {
  const [{ MapsView }, own] = await Promise.all([import('./maps-view.js'), import('./maps-texts.js')]);
  return { component: MapsView, texts: own.texts };
});

/** Nobody has it on the map before they ask for it. */
const LearnedMapLayer = lazyPart(async () => (await import('./learned-map-layer.js')).LearnedMapLayer);

/** Places, roads and closed areas. */
export const manifest: ConsoleManifest = {
  id: 'ground',
  texts,
  views: [
    { place: 'mapTools', name: 'closures', needs: 'closure.read', component: ClosureTools },
    { place: 'map', name: 'closed_areas', component: ClosedAreas },
    { place: 'dialog', name: 'learned', needs: 'learned_place.decide', component: learned },
    { place: 'dialog', name: 'speeds', needs: 'road.read', component: speeds },
    { place: 'dialog', name: 'maps', needs: 'map.manage', component: maps },
  ],
  mapLayers: [
    { name: 'closures', order: 20, shown: 'always', component: ClosureMapLayer },
    {
      name: 'learned',
      order: 45,
      shown: 'off',
      needs: 'learned_place.read',
      text: (t) => t('ground.learned'),
      component: LearnedMapLayer,
    },
  ],
  menu: [
    {
      opens: 'learned',
      needs: 'learned_place.decide',
      icon: MapPinCheck,
      text: (t) => t('ground.learned'),
    },
    { opens: 'speeds', needs: 'road.read', icon: Gauge, text: (t) => t('ground.speeds') },
    { opens: 'maps', needs: 'map.manage', icon: MapIcon, text: (t) => t('ground.maps') },
  ],
};
