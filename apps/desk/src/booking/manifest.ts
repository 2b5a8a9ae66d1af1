import { ScanLine, Ticket } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

async function loadCounter() {
  const [{ Counter }, { texts }, { replaceTexts: replace }] = await Promise.all([
    import('./counter.js'),
    import('./texts.js'),
    import('./replace-texts.js'),
  ]);
  const all = { id: { ...texts.id, ...replace.id }, en: { ...texts.en, ...replace.en } };
  return [Counter, { texts: all }] as const;
}

/** The counter of the clinics: who is called next, who comes in. */
export const manifest: DeskManifest = {
  id: 'booking',
  texts: {
    id: { counterMenu: { counter: 'Loket poli', kiosk: 'Mesin kedatangan' } },
    en: { counterMenu: { counter: 'Clinic counter', kiosk: 'Arrival kiosk' } },
  },
  ...deskWorks(
    {
      ...{ name: 'counter', needs: 'booking.work', icon: Ticket, text: (t) => t('counterMenu.counter') },
      load: loadCounter,
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
