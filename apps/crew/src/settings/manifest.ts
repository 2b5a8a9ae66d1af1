import { lazyView } from '#siaga/web-kit';
import { Settings } from 'lucide-react';
import { type CrewManifest, type CrewPlaces } from '../crew-manifest.js';
import { texts } from './texts.js';

const settings = lazyView<CrewPlaces['sheet']>('crew', async () => {
  const [{ SettingsSheet }, own] = await Promise.all([
    import('./settings-sheet.js'),
    import('./sheet-texts.js'),
  ]);
  return { component: SettingsSheet, texts: own.texts };
});

/** The settings of the phone and its person. */
export const manifest: CrewManifest = {
  id: 'settings',
  texts,
  views: [{ place: 'sheet', name: 'settings', component: settings }],
  menu: [{ opens: 'settings', icon: Settings, text: (t) => t('settings.title') }],
};
