import { lazyWindow } from '#siaga/web-kit';
import { FileText } from 'lucide-react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
import { back } from './back.js';
import { CommandSearch } from './command-search.js';
import { texts } from './texts.js';

type Dialog = ConsolePlaces['dialog'];

const DraftsWindow = lazyWindow<Dialog>(async () => (await import('./drafts-window.js')).DraftsWindow);
const KeyHelp = lazyWindow<Dialog>(async () => (await import('./key-help.js')).KeyHelp);

/** The frame around the zones: search and the list of keys. */
export const manifest: ConsoleManifest = {
  id: 'layout',
  texts,
  views: [
    { place: 'dialog', name: 'search', component: CommandSearch },
    { place: 'dialog', name: 'keys', component: KeyHelp },
    { place: 'dialog', name: 'drafts', needs: 'call.read', component: DraftsWindow },
  ],
  menu: [{ opens: 'drafts', needs: 'call.read', icon: FileText, text: (t) => t('keys.drafts') }],
  keys: [
    { shown: 'D', text: (t) => t('keys.drafts'), needs: 'call.read', opens: 'drafts' },
    { shown: '/', text: (t) => t('keys.search'), opens: 'search' },
    {
      shown: 'Esc',
      text: (t) => t('keys.escape'),
      act: () => ({ escape: back }),
    },
    { shown: '?', text: (t) => t('keys.help'), opens: 'keys' },
  ],
};
