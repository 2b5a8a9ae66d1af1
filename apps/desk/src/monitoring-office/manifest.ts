import { ChartNoAxesColumn, ShieldCheck } from 'lucide-react';
import { type DeskManifest, deskWorks } from '../desk-manifest.js';

/** An area in figures, for its health office and officers; who saw whom in it, for the health office. */
export const manifest: DeskManifest = {
  id: 'monitoring-office',
  texts: {
    id: { officeMenu: { area: 'Wilayah', audit: 'Privasi' } },
    en: { officeMenu: { area: 'Area', audit: 'Privacy' } },
  },
  ...deskWorks(
    {
      ...{ name: 'monitoring-area', needs: 'monitoring.read', icon: ChartNoAxesColumn },
      text: (t) => t('officeMenu.area'),
      load: () =>
        Promise.all([import('./area-view.js').then(({ AreaView }) => AreaView), import('./office-texts.js')]),
    },
    {
      ...{ name: 'monitoring-audit', needs: 'monitoring.audit', icon: ShieldCheck },
      text: (t) => t('officeMenu.audit'),
      load: () =>
        Promise.all([
          import('./audit-view.js').then(({ AuditView }) => AuditView),
          import('./audit-texts.js'),
        ]),
    },
  ),
};

declare global {
  interface DeskTexts {
    officeMenu: { area: string; audit: string };
  }
}
