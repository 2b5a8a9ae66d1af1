import { type Incident } from '#siaga/contracts';
import { lazyView, type ScreenTexts } from '#siaga/web-kit';
import { Archive } from 'lucide-react';
import { type ComponentType } from 'react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';

const texts: ScreenTexts = {
  id: { recordsMenu: { open: 'Cari kejadian lama' } },
  en: { recordsMenu: { open: 'Find past incidents' } },
};

declare global {
  interface ConsoleTexts {
    recordsMenu: { open: string };
  }
}

/** A window of the past with the texts of all of them. */
function windowOf<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return lazyView<P>('console', async () => {
    // The story of a past incident has its sentences in the folder of the live one.
    const [component, { texts: own }, { texts: story }] = await Promise.all([
      load(),
      import('./view-texts.js'),
      import('../incident/timeline-texts.js'),
    ]);
    return { component, texts: { id: { ...own.id, ...story.id }, en: { ...own.en, ...story.en } } };
  });
}

const records = windowOf<ConsolePlaces['dialog']>(
  async () => (await import('./records-view.js')).RecordsView,
);

/** Merges a running incident with another, or takes a call out of it. */
export const JoinWindow = windowOf<{ incident: Incident; onClose: () => void }>(
  async () => (await import('./join-window.js')).JoinWindow,
);

/** Incidents of the past, found again. */
export const manifest: ConsoleManifest = {
  id: 'records',
  texts,
  views: [{ place: 'dialog', name: 'records', needs: 'incident.read', component: records }],
  menu: [{ opens: 'records', needs: 'incident.read', icon: Archive, text: (t) => t('recordsMenu.open') }],
  keys: [{ shown: 'Y', needs: 'incident.read', opens: 'records', text: (t) => t('recordsMenu.open') }],
};
