import { type CrewManifest, type CrewPlaces } from '../crew-manifest.js';
import { SoundTest } from './sound-test.js';
import { texts } from './texts.js';
import { useWakeLock } from './wake-lock.js';

function LitScreen({ duty }: CrewPlaces['behind']): null {
  useWakeLock(duty.unit !== null);
  return null;
}

/** The phone itself: its screen stays lit on duty, its sound can be tried. */
export const manifest: CrewManifest = {
  id: 'device',
  texts,
  views: [
    { place: 'behind', name: 'lit', component: LitScreen },
    { place: 'readyAction', name: 'sound', component: SoundTest },
  ],
};
