import { FileText } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';

const Handout = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ Handout: component }, { texts }] = await Promise.all([
    import('./handout.js'),
    import('./texts.js'),
  ]);
  return { component, texts };
});

/** The page that a counter hands to whoever comes for the first time. */
export const manifest: DeskManifest = {
  id: 'booking-handout',
  texts: { id: { handoutMenu: { title: 'Petunjuk' } }, en: { handoutMenu: { title: 'Hand-out' } } },
  views: [{ place: 'work', name: 'handout', needs: 'booking.work', component: Handout }],
  menu: [{ opens: 'handout', needs: 'booking.work', icon: FileText, text: (t) => t('handoutMenu.title') }],
};

declare global {
  interface DeskTexts {
    handoutMenu: { title: string };
  }
}
