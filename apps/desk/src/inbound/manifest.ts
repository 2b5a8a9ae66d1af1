import { Ambulance } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';
import { texts } from './texts.js';

/** Nobody needs it before signing in, and who works elsewhere at the desk never does. */
const EmergencyRoom = lazyView<DeskPlaces['work']>('desk', async () => ({
  component: (await import('./emergency-room.js')).EmergencyRoom,
}));

/** Patients on their way to the emergency room. */
export const manifest: DeskManifest = {
  id: 'inbound',
  texts,
  views: [{ place: 'work', name: 'emergencyRoom', needs: 'inbound.read', component: EmergencyRoom }],
  menu: [{ opens: 'emergencyRoom', needs: 'inbound.read', icon: Ambulance, text: (t) => t('inbound.title') }],
};
