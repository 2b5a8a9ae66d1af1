import { lazyView } from '#siaga/web-kit';
import { Building2 } from 'lucide-react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
import { texts } from './texts.js';

const centres = lazyView<ConsolePlaces['dialog']>('console', async () => {
  const [{ CentresView }, { texts: own }] = await Promise.all([
    import('./centres-view.js'),
    import('./view-texts.js'),
  ]);
  return { component: CentresView, texts: own };
});

/** Cases between centres. Its parts stand inside the card and the queue. */
export const manifest: ConsoleManifest = {
  id: 'handover',
  texts,
  views: [{ place: 'dialog', name: 'centres', needs: 'centre.manage', component: centres }],
  menu: [{ opens: 'centres', needs: 'centre.manage', icon: Building2, text: (t) => t('centreList.menu') }],
  keys: [{ shown: 'S', text: (t) => t('handover.keys.handOver') }],
};
