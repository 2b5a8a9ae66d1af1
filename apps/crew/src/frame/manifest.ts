import { type CrewManifest } from '../crew-manifest.js';
import { texts } from './texts.js';
import { StaleStrip } from './top-bar.js';

/** What stands around every screen: the top bar, and how old what is shown is. */
export const manifest: CrewManifest = {
  id: 'frame',
  texts,
  views: [{ place: 'strip', name: 'stale', component: StaleStrip }],
};
