import { type Call } from '#siaga/contracts';
import { lazyWindow, type KeyMap } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import {
  type ConsoleKeyContext,
  type ConsoleManifest,
  type ConsolePlaces,
} from '../state/console-manifest.js';
import { useCaseInHand } from '../state/views.js';
import { useWorkspace } from '../state/workspace-store.js';
import { CallCard } from './call-card.js';
import { TRIAGE_KEYS } from './case-fields.js';
import { PlaceMapLayer } from './place-map-layer.js';
import { texts } from './texts.js';

function CallInHand({ inHand, commands }: ConsolePlaces['case']): ReactElement | null {
  return inHand.kind === 'call' ? (
    <CallCard key={inHand.call.id} call={inHand.call} commands={commands} />
  ) : null;
}

const CloseCallDialog = lazyWindow<{ call: Call; onClose: () => void }>(
  async () => (await import('./call-dialogs.js')).CloseCallDialog,
);
const NewCallDialog = lazyWindow<ConsolePlaces['dialog']>(
  async () => (await import('./call-dialogs.js')).NewCallDialog,
);

function CloseCallInHand({ onClose }: ConsolePlaces['dialog']): ReactElement | null {
  const inHand = useCaseInHand();
  return inHand?.kind === 'call' ? <CloseCallDialog call={inHand.call} onClose={onClose} /> : null;
}

const focus = (id: string) => () => document.getElementById(id)?.focus();

function triageKeys({ ranking: { inHand } }: ConsoleKeyContext): KeyMap {
  if (inHand?.kind !== 'call') return {};
  const { edit } = useWorkspace.getState();
  const triages = ['merah', 'kuning', 'hijau', 'hitam'] as const;
  return Object.fromEntries(
    triages.map((triage) => [TRIAGE_KEYS[triage].toLowerCase(), () => edit(inHand.call.id, { triage })]),
  );
}

/** The call card: the place, the complaint, the triage. */
export const manifest: ConsoleManifest = {
  id: 'card',
  texts,
  views: [
    { place: 'case', name: 'call', component: CallInHand },
    { place: 'dialog', name: 'close_call', component: CloseCallInHand },
    { place: 'dialog', name: 'new_call', component: NewCallDialog },
  ],
  mapLayers: [{ name: 'place', order: 70, shown: 'always', component: PlaceMapLayer }],
  keys: [
    { shown: 'C', text: (t) => t('card.keys.newCall'), opens: 'new_call' },
    { shown: 'T', text: (t) => t('card.keys.place'), act: () => ({ t: focus('place-search') }) },
    { shown: '1 … 6', text: (t) => t('card.keys.pick') },
    { shown: 'P', text: (t) => t('card.keys.link') },
    { shown: 'Z', text: (t) => t('card.keys.undo') },
    { shown: 'K', text: (t) => t('card.keys.complaint'), act: () => ({ k: focus('complaint') }) },
    { shown: 'Q W E R', text: (t) => t('card.keys.triage'), act: triageKeys },
    { shown: 'G', text: (t) => t('card.keys.merge') },
    { shown: 'Enter', text: (t) => t('card.keys.send') },
    { shown: 'N', text: (t) => t('card.keys.notEmergency') },
  ],
};
