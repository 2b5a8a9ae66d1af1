import { lazyView } from '#siaga/web-kit';
import { MessageSquareText } from 'lucide-react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
import { texts } from './texts.js';

const demoBox = lazyView<ConsolePlaces['dialog']>('console', async () => {
  const { DemoBox } = await import('./demo-box.js');
  return { component: DemoBox, texts };
});

/** What the demo would have sent. */
export const manifest: ConsoleManifest = {
  id: 'messages',
  texts,
  views: [{ place: 'dialog', name: 'demoBox', needs: 'message.read', component: demoBox }],
  menu: [
    { opens: 'demoBox', needs: 'message.read', icon: MessageSquareText, text: (t) => t('demoBox.menu') },
  ],
};
