import { type CrewManifest } from '../crew-manifest.js';
import { PushSwitch } from './push-switch.js';
import { texts } from './texts.js';

/** Ringing while the app is closed. */
export const manifest: CrewManifest = {
  id: 'push',
  texts,
  views: [{ place: 'readyAction', name: 'push', component: PushSwitch }],
};
