import { type ConsoleManifest } from '../state/console-manifest.js';
import { useWorkspace } from '../state/workspace-store.js';
import { QueueZone } from './queue-zone.js';
import { texts } from './texts.js';

/** What waits and what runs. */
export const manifest: ConsoleManifest = {
  id: 'queue',
  texts,
  views: [{ place: 'queue', name: 'queue', component: QueueZone }],
  keys: [
    {
      shown: 'A',
      text: (t) => t('queue.keys.answer'),
      act: ({ ringing: [first], answer }) => ({ a: first && (() => void answer(first)) }),
    },
    {
      shown: 'M',
      text: (t) => t('queue.keys.missed'),
      act: ({ dropped: [missed] }) => ({
        m: missed && (() => useWorkspace.getState().take({ kind: 'call', id: missed.id })),
      }),
    },
  ],
};
