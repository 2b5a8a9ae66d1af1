import { type DeskManifest } from '../desk-manifest.js';
import { FacilityPanel } from './facility-panel.js';
import { texts } from './texts.js';

/** What the centre knows of the facility. */
export const manifest: DeskManifest = {
  id: 'facility',
  texts,
  views: [{ place: 'side', name: 'facility', component: FacilityPanel }],
};
