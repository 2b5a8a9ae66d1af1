import { Pill, Settings2 } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';

const StageDesk = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ StageDesk: component }, { texts }] = await Promise.all([
    import('./stage-desk.js'),
    import('./texts.js'),
  ]);
  return { component, texts };
});

const Stages = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ Stages: component }, { texts }] = await Promise.all([import('./stages.js'), import('./texts.js')]);
  return { component, texts };
});

/** Admission and pharmacy: their counters, and which clinics send their patients there. */
export const manifest: DeskManifest = {
  id: 'booking-stages',
  texts: {
    id: { stageMenu: { desk: 'Pendaftaran & farmasi', set: 'Atur tahap' } },
    en: { stageMenu: { desk: 'Admission & pharmacy', set: 'Set stages' } },
  },
  views: [
    { place: 'work', name: 'stageDesk', needs: 'booking.work', component: StageDesk },
    { place: 'work', name: 'stages', needs: 'booking.manage', component: Stages },
  ],
  menu: [
    { opens: 'stageDesk', needs: 'booking.work', icon: Pill, text: (t) => t('stageMenu.desk') },
    { opens: 'stages', needs: 'booking.manage', icon: Settings2, text: (t) => t('stageMenu.set') },
  ],
};

declare global {
  interface DeskTexts {
    stageMenu: { desk: string; set: string };
  }
}
