import { ChartNoAxesColumn } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

/** An area in figures, for its health office and officers. */
export const manifest: DeskManifest = {
  id: 'monitoring-office',
  texts: { id: { officeMenu: { area: 'Wilayah' } }, en: { officeMenu: { area: 'Area' } } },
  ...deskWorks({
    ...{
      name: 'monitoring-area',
      needs: 'monitoring.read',
      icon: ChartNoAxesColumn,
      text: (t) => t('officeMenu.area'),
    },
    load: () =>
      Promise.all([import('./area-view.js').then(({ AreaView }) => AreaView), import('./office-texts.js')]),
  }),
};

declare global {
  interface DeskTexts {
    officeMenu: { area: string };
  }
}
