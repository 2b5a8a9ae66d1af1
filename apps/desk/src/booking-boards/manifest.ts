import { Tv } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

/** The boards of the waiting rooms: which hang there, a new one, one that is cut off. They show themselves at `/portal/#board`. */
export const manifest: DeskManifest = {
  id: 'booking-boards',
  texts: { id: { boardMenu: { title: 'Papan' } }, en: { boardMenu: { title: 'Boards' } } },
  ...deskWorks({
    ...{ name: 'board', needs: 'booking.work', icon: Tv, text: (t) => t('boardMenu.title') },
    load: () => Promise.all([import('./boards.js').then(({ Boards }) => Boards), import('./texts.js')]),
  }),
};

declare global {
  interface DeskTexts {
    boardMenu: { title: string };
  }
}
