import { type Call } from '#siaga/contracts';
import { type ConsoleManifest } from '../state/console-manifest.js';
import { incidentLinesNow } from '../state/views.js';
import { useWorkspace } from '../state/workspace-store.js';
import { filtered, useIncidentFilter } from './incident-filter.js';
import { QueueZone } from './queue-zone.js';
import { texts } from './texts.js';

/** Acts on the one that waits longest; false leaves the key when none does. */
function withFirst([first]: readonly Call[], act: (call: Call) => void): boolean {
  if (first) act(first);
  return first !== undefined;
}

/** Takes the next incident of the list, as it is filtered, in hand; at its end, and with none in hand, it goes on at the other one. */
function step(by: 1 | -1): boolean {
  const { red, others } = incidentLinesNow();
  const shown = [...red, ...filtered(others, useIncidentFilter.getState())];
  const { inHand, take } = useWorkspace.getState();
  const at = shown.findIndex(({ incident }) => incident.id === inHand?.id);
  const end = by === 1 ? 0 : -1;
  const next = shown.at(at < 0 ? end : (at + by) % shown.length);
  if (next) take({ kind: 'incident', id: next.incident.id });
  return next !== undefined;
}

/** What waits and what runs. */
export const manifest: ConsoleManifest = {
  id: 'queue',
  texts,
  views: [{ place: 'queue', name: 'queue', component: QueueZone }],
  keys: [
    {
      shown: 'A',
      text: (t) => t('queue.keys.answer'),
      act: ({ queues, answer }) => ({ a: () => withFirst(queues().ringing, (call) => void answer(call)) }),
    },
    {
      shown: 'M',
      text: (t) => t('queue.keys.missed'),
      act: ({ queues }) => ({
        m: () => withFirst(queues().dropped, ({ id }) => useWorkspace.getState().take({ kind: 'call', id })),
      }),
    },
    {
      shown: '[ ]',
      text: (t) => t('queue.keys.step'),
      act: () => ({ '[': () => step(-1), ']': () => step(1) }),
    },
  ],
};
