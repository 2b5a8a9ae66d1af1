import { IdCard, ScanLine, Settings2 } from 'lucide-react';
import { lazyView } from '#siaga/web-kit';
import { type DeskManifest, type DeskPlaces } from '../desk-manifest.js';
import { Entry } from './entry/lazy-entry.js';

const Monitoring = lazyView<DeskPlaces['work']>('desk', () => import('./work-view.js'));
const Programs = lazyView<DeskPlaces['work']>('desk', () => import('./programs-view.js'));

/** The officers' day, the work of a port of entry, and the programs of a health office. */
export const manifest: DeskManifest = {
  id: 'monitoring',
  texts: {
    id: { monitoringMenu: { entry: 'Pos', work: 'Pemantauan', programs: 'Program' } },
    en: { monitoringMenu: { entry: 'Post', work: 'Follow-up', programs: 'Programs' } },
  },
  views: [
    { place: 'work', name: 'monitoring', needs: 'monitoring.read', component: Monitoring },
    { place: 'work', name: 'entry', needs: 'monitoring.enter', component: Entry },
    { place: 'work', name: 'programs', needs: 'monitoring.manage', component: Programs },
  ],
  menu: [
    { opens: 'monitoring', needs: 'monitoring.read', icon: IdCard, text: (t) => t('monitoringMenu.work') },
    { opens: 'entry', needs: 'monitoring.enter', icon: ScanLine, text: (t) => t('monitoringMenu.entry') },
    {
      opens: 'programs',
      needs: 'monitoring.manage',
      icon: Settings2,
      text: (t) => t('monitoringMenu.programs'),
    },
  ],
};

declare global {
  interface DeskTexts {
    monitoringMenu: { entry: string; work: string; programs: string };
  }
}
