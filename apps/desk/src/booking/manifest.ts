import { ScanLine, Ticket } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';
import { errors } from './errors.js';

const Counter = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ Counter: component }, { texts }] = await Promise.all([
    import('./counter.js'),
    import('./texts.js'),
  ]);
  return { component, texts };
});

const Kiosk = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ Kiosk: component }, { texts }] = await Promise.all([import('./kiosk.js'), import('./texts.js')]);
  return { component, texts };
});

/** The counter of the clinics: who is called next, who comes in. */
export const manifest: DeskManifest = {
  id: 'booking',
  texts: {
    id: { counterMenu: { counter: 'Loket poli', kiosk: 'Mesin kedatangan' } },
    en: { counterMenu: { counter: 'Clinic counter', kiosk: 'Arrival kiosk' } },
  },
  errors,
  views: [
    { place: 'work', name: 'counter', needs: 'booking.work', component: Counter },
    { place: 'work', name: 'kiosk', needs: 'booking.work', component: Kiosk },
  ],
  menu: [
    { opens: 'counter', needs: 'booking.work', icon: Ticket, text: (t) => t('counterMenu.counter') },
    { opens: 'kiosk', needs: 'booking.work', icon: ScanLine, text: (t) => t('counterMenu.kiosk') },
  ],
};

declare global {
  interface DeskTexts {
    counterMenu: { counter: string; kiosk: string };
  }
}
