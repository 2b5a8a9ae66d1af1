import { FileText } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

/** The page that a counter hands to whoever comes for the first time. */
export const manifest: DeskManifest = {
  id: 'booking-handout',
  texts: { id: { handoutMenu: { title: 'Petunjuk' } }, en: { handoutMenu: { title: 'Hand-out' } } },
  ...deskWorks({
    ...{ name: 'handout', needs: 'booking.work', icon: FileText, text: (t) => t('handoutMenu.title') },
    load: () => Promise.all([import('./handout.js').then(({ Handout }) => Handout), import('./texts.js')]),
  }),
};

declare global {
  interface DeskTexts {
    handoutMenu: { title: string };
  }
}
