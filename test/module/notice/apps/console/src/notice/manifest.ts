import { lazyPart, lazyView } from '#siaga/web-kit';
import { Pin } from 'lucide-react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
import { texts } from './texts.js';

const board = lazyView<ConsolePlaces['dialog']>('console', async () => {
  const { NoticeBoard } = await import('./notice-board.js');
  return { component: NoticeBoard };
});

const NoticeMapLayer = lazyPart(async () => (await import('./notice-map-layer.js')).NoticeMapLayer);

/** The board of notices. */
export const manifest: ConsoleManifest = {
  id: 'notice',
  texts,
  errors: {
    id: { 'NOTICE.TAKEN_DOWN': 'Pengumuman ini sudah dicabut.' },
    en: { 'NOTICE.TAKEN_DOWN': 'This notice was taken down already.' },
  },
  views: [{ place: 'dialog', name: 'notices', needs: 'notice.read', component: board }],
  mapLayers: [
    {
      name: 'notices',
      order: 47,
      shown: 'on',
      needs: 'notice.read',
      text: (t) => t('notice.menu'),
      component: NoticeMapLayer,
    },
  ],
  menu: [{ opens: 'notices', needs: 'notice.read', icon: Pin, text: (t) => t('notice.menu') }],
  keys: [{ shown: 'V', needs: 'notice.read', opens: 'notices', text: (t) => t('notice.menu') }],
};
