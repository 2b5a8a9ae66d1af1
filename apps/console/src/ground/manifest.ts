import { lazyView } from '#siaga/web-kit';
import { Gauge, MapPinCheck } from 'lucide-react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
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

/** Places, roads and closed areas. What is drawn on the map stands inside the map's folder. */
export const manifest: ConsoleManifest = {
  id: 'ground',
  texts,
  views: [
    { place: 'dialog', name: 'learned', needs: 'learned_place.decide', component: learned },
    { place: 'dialog', name: 'speeds', needs: 'road.read', component: speeds },
  ],
  menu: [
    {
      opens: 'learned',
      needs: 'learned_place.decide',
      icon: MapPinCheck,
      text: (t) => t('ground.learned'),
    },
    { opens: 'speeds', needs: 'road.read', icon: Gauge, text: (t) => t('ground.speeds') },
  ],
};
