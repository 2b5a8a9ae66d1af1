import { Tv } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';

const Board = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ Board: component }, { texts }] = await Promise.all([import('./board.js'), import('./texts.js')]);
  return { component, texts };
});

/** The board of the waiting room; `/desk/#board` opens it at once, so that a television comes back to it by itself. */
export const manifest: DeskManifest = {
  id: 'booking-board',
  texts: { id: { boardMenu: { title: 'Papan' } }, en: { boardMenu: { title: 'Board' } } },
  views: [{ place: 'work', name: 'board', needs: 'booking.work', component: Board }],
  menu: [{ opens: 'board', needs: 'booking.work', icon: Tv, text: (t) => t('boardMenu.title') }],
};

declare global {
  interface DeskTexts {
    boardMenu: { title: string };
  }
}
