import { type DeskManifest } from '../desk-manifest.js';
import { CapacityPanel } from './capacity-panel.js';
import { DiversionPanel } from './diversion-panel.js';
import { texts } from './texts.js';

/** Beds, and whether patients are accepted. */
export const manifest: DeskManifest = {
  id: 'capacity',
  texts,
  views: [
    { place: 'side', name: 'diversion', component: DiversionPanel },
    { place: 'side', name: 'capacity', component: CapacityPanel },
  ],
};
