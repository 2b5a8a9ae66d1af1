import { ArrowLeftRight } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';

const Comparison = lazyView<DeskPlaces['work']>('desk', async () => {
  const [{ Comparison: component }, { texts }] = await Promise.all([
    import('./comparison.js'),
    import('./texts.js'),
  ]);
  return { component, texts };
});

/** What BPJS holds against what we hold. */
export const manifest: DeskManifest = {
  id: 'jkn',
  texts: { id: { jknMenu: { title: 'Mobile JKN' } }, en: { jknMenu: { title: 'Mobile JKN' } } },
  views: [{ place: 'work', name: 'mobileJkn', needs: 'jkn.read', component: Comparison }],
  menu: [{ opens: 'mobileJkn', needs: 'jkn.read', icon: ArrowLeftRight, text: (t) => t('jknMenu.title') }],
};

declare global {
  interface DeskTexts {
    jknMenu: { title: string };
  }
}
