import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';

const DiversionPanel = lazyView<DeskPlaces['side']>('desk', async () => {
  const [{ DiversionPanel: component }, { texts }] = await Promise.all([
    import('./diversion-panel.js'),
    import('./texts.js'),
  ]);
  return { component, texts };
});

const CapacityPanel = lazyView<DeskPlaces['side']>('desk', async () => {
  const [{ CapacityPanel: component }, { texts }] = await Promise.all([
    import('./capacity-panel.js'),
    import('./texts.js'),
  ]);
  return { component, texts };
});

/** Beds, and whether patients are accepted; they stand beside the emergency room alone. */
export const manifest: DeskManifest = {
  id: 'capacity',
  texts: { id: {}, en: {} },
  views: [
    { place: 'side', name: 'diversion', component: DiversionPanel },
    { place: 'side', name: 'capacity', component: CapacityPanel },
  ],
};
