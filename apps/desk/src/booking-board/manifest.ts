import { Tv } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

/** The board of the waiting room; `/desk/#board` opens it at once, so that a television comes back to it by itself. */
export const manifest: DeskManifest = {
  id: 'booking-board',
  texts: { id: { boardMenu: { title: 'Papan' } }, en: { boardMenu: { title: 'Board' } } },
  ...deskWorks({
    ...{ name: 'board', needs: 'booking.work', icon: Tv, text: (t) => t('boardMenu.title') },
    load: () => Promise.all([import('./board.js').then(({ Board }) => Board), import('./texts.js')]),
  }),
};

declare global {
  interface DeskTexts {
    boardMenu: { title: string };
  }
}
