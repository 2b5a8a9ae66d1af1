import { lazyView } from '#siaga/web-kit';
import { type PortalManifest, type PortalPlaces } from '../portal-manifest.js';

const Start = lazyView<PortalPlaces['start']>('portal', async () => {
  const { StartCard: component, texts } = await import('./monitoring-views.js');
  return { component, texts };
});
const Cases = lazyView<PortalPlaces['home']>('portal', async () => {
  const { OwnCases: component, texts } = await import('./monitoring-views.js');
  return { component, texts };
});
const Kept = lazyView<PortalPlaces['away']>('portal', async () => {
  const { KeptCases: component, texts } = await import('./monitoring-views.js');
  return { component, texts };
});

const Pair = lazyView<object>('portal', async () => {
  const { PairScreen: component, texts } = await import('./monitoring-views.js');
  return { component, texts };
});

/** Follow-up: the daily report of a person and their household. */
export const manifest: PortalManifest = {
  id: 'monitoring',
  // They come with the views.
  texts: { id: {}, en: {} },
  views: [
    { place: 'start', name: 'daily-report', component: Start },
    { place: 'home', name: 'own-cases', component: Cases },
    { place: 'away', name: 'kept-cases', component: Kept },
    { place: 'screen', name: 'e', component: Pair },
  ],
  hears: ['monitored'],
};
