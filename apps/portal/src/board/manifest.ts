import { lazyView } from '#siaga/web-kit';
import { type PortalManifest } from '../portal-manifest.js';

const Board = lazyView<object>('portal', async () => {
  const [{ BoardScreen: component }, { texts }] = await Promise.all([
    import('./board-screen.js'),
    import('./texts.js'),
  ]);
  return { component, texts };
});

/** The board of a waiting room, for a television that opens `/portal/#board`. */
export const manifest: PortalManifest = {
  id: 'board',
  // They come with the view.
  texts: { id: {}, en: {} },
  views: [{ place: 'screen', name: 'board', component: Board }],
};
