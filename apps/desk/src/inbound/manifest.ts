import { Ambulance } from 'lucide-react';
import { type DeskManifest } from '../desk-manifest.js';
import { EmergencyRoom } from './emergency-room.js';
import { texts } from './texts.js';

/** Patients on their way to the emergency room. */
export const manifest: DeskManifest = {
  id: 'inbound',
  texts,
  views: [{ place: 'work', name: 'emergencyRoom', needs: 'inbound.read', component: EmergencyRoom }],
  menu: [{ opens: 'emergencyRoom', needs: 'inbound.read', icon: Ambulance, text: (t) => t('inbound.title') }],
};
