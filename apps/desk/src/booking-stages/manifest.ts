import { Pill, Settings2 } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

/** Admission and pharmacy: their counters, and which clinics send their patients there. */
export const manifest: DeskManifest = {
  id: 'booking-stages',
  texts: {
    id: { stageMenu: { desk: 'Pendaftaran & farmasi', set: 'Atur tahap' } },
    en: { stageMenu: { desk: 'Admission & pharmacy', set: 'Set stages' } },
  },
  ...deskWorks(
    {
      ...{ name: 'stageDesk', needs: 'booking.work', icon: Pill, text: (t) => t('stageMenu.desk') },
      load: () =>
        Promise.all([import('./stage-desk.js').then(({ StageDesk }) => StageDesk), import('./texts.js')]),
    },
    {
      ...{ name: 'stages', needs: 'booking.manage', icon: Settings2, text: (t) => t('stageMenu.set') },
      load: () => Promise.all([import('./stages.js').then(({ Stages }) => Stages), import('./texts.js')]),
    },
  ),
};

declare global {
  interface DeskTexts {
    stageMenu: { desk: string; set: string };
  }
}
