import { ArrowLeftRight } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

/** What BPJS holds against what we hold. */
export const manifest: DeskManifest = {
  id: 'jkn',
  texts: { id: { jknMenu: { title: 'Mobile JKN' } }, en: { jknMenu: { title: 'Mobile JKN' } } },
  ...deskWorks({
    ...{ name: 'mobileJkn', needs: 'jkn.read', icon: ArrowLeftRight, text: (t) => t('jknMenu.title') },
    load: () =>
      Promise.all([import('./comparison.js').then(({ Comparison }) => Comparison), import('./texts.js')]),
  }),
};

declare global {
  interface DeskTexts {
    jknMenu: { title: string };
  }
}
