import { ChartNoAxesColumn } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

/** How the clinics did: for their head. */
export const manifest: DeskManifest = {
  id: 'booking-figures',
  texts: { id: { figuresMenu: { title: 'Angka poli' } }, en: { figuresMenu: { title: 'Clinic figures' } } },
  ...deskWorks({
    ...{
      name: 'figures',
      needs: 'booking.manage',
      icon: ChartNoAxesColumn,
      text: (t) => t('figuresMenu.title'),
    },
    load: () => Promise.all([import('./figures.js').then(({ Figures }) => Figures), import('./texts.js')]),
  }),
};

declare global {
  interface DeskTexts {
    figuresMenu: { title: string };
  }
}
