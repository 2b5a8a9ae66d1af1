import { ScanLine, Ticket } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';
import { errors } from './errors.js';

/** The counter of the clinics: who is called next, who comes in. */
export const manifest: DeskManifest = {
  id: 'booking',
  texts: {
    id: { counterMenu: { counter: 'Loket poli', kiosk: 'Mesin kedatangan' } },
    en: { counterMenu: { counter: 'Clinic counter', kiosk: 'Arrival kiosk' } },
  },
  errors,
  ...deskWorks(
    {
      ...{ name: 'counter', needs: 'booking.work', icon: Ticket, text: (t) => t('counterMenu.counter') },
      load: () => Promise.all([import('./counter.js').then(({ Counter }) => Counter), import('./texts.js')]),
    },
    {
      ...{ name: 'kiosk', needs: 'booking.work', icon: ScanLine, text: (t) => t('counterMenu.kiosk') },
      load: () => Promise.all([import('./kiosk.js').then(({ Kiosk }) => Kiosk), import('./texts.js')]),
    },
  ),
};

declare global {
  interface DeskTexts {
    counterMenu: { counter: string; kiosk: string };
  }
}
