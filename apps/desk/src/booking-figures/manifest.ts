import { ChartNoAxesColumn } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';

const Figures = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ Figures: component }, { texts }] = await Promise.all([
    import('./figures.js'),
    import('./texts.js'),
  ]);
  return { component, texts };
});

/** How the clinics did: for their head. */
export const manifest: DeskManifest = {
  id: 'booking-figures',
  texts: { id: { figuresMenu: { title: 'Angka poli' } }, en: { figuresMenu: { title: 'Clinic figures' } } },
  views: [{ place: 'work', name: 'figures', needs: 'booking.manage', component: Figures }],
  menu: [
    {
      opens: 'figures',
      needs: 'booking.manage',
      icon: ChartNoAxesColumn,
      text: (t) => t('figuresMenu.title'),
    },
  ],
};

declare global {
  interface DeskTexts {
    figuresMenu: { title: string };
  }
}
