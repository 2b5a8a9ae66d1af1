import { lazyView } from '#siaga/web-kit';
import { Ambulance, ChartColumn, Hourglass, OctagonX, ShieldCheck, Users } from 'lucide-react';
import { type ComponentType } from 'react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
import { AlertsWindow } from './alerts-window.js';
import { texts } from './texts.js';

type Dialog = ConsolePlaces['dialog'];

/** A supervisor's window with the texts of all of them. */
function windowOf(load: () => Promise<ComponentType<Dialog>>): ComponentType<Dialog> {
  return lazyView<Dialog>('console', async () => {
    const [component, own] = await Promise.all([load(), import('./view-texts.js')]);
    return { component, texts: own.texts };
  });
}

const report = windowOf(async () => (await import('./report-view.js')).ReportView);
const refused = windowOf(async () => (await import('./refused-view.js')).RefusedView);
const units = windowOf(async () => (await import('./units-view.js')).UnitsView);
const accounts = windowOf(async () => (await import('./accounts-view.js')).AccountsView);
const lateTimes = windowOf(async () => (await import('./late-times-view.js')).LateTimesView);
const trail = windowOf(async () => (await import('./trail-view.js')).TrailView);

/** Alerts, which an operator needs at once, and the supervisor's windows, which come when they are opened. */
export const manifest: ConsoleManifest = {
  id: 'supervisor',
  texts,
  views: [
    { place: 'dialog', name: 'alerts', needs: 'alert.read', component: AlertsWindow },
    { place: 'dialog', name: 'report', needs: 'report.read', component: report },
    { place: 'dialog', name: 'lateTimes', needs: 'report.read', component: lateTimes },
    { place: 'dialog', name: 'refused', needs: 'ingest.review', component: refused },
    { place: 'dialog', name: 'units', needs: 'fleet.manage', component: units },
    { place: 'dialog', name: 'accounts', needs: 'account.manage', component: accounts },
    { place: 'dialog', name: 'trail', needs: 'trail.read', component: trail },
  ],
  menu: [
    { opens: 'report', needs: 'report.read', icon: ChartColumn, text: (t) => t('supervisor.report') },
    { opens: 'lateTimes', needs: 'report.read', icon: Hourglass, text: (t) => t('supervisor.lateTimes') },
    { opens: 'refused', needs: 'ingest.review', icon: OctagonX, text: (t) => t('supervisor.refused') },
    { opens: 'units', needs: 'fleet.manage', icon: Ambulance, text: (t) => t('supervisor.units') },
    { opens: 'accounts', needs: 'account.manage', icon: Users, text: (t) => t('supervisor.accounts') },
    { opens: 'trail', needs: 'trail.read', icon: ShieldCheck, text: (t) => t('supervisor.trail') },
  ],
  keys: [{ shown: 'L', needs: 'alert.read', opens: 'alerts', text: (t) => t('alerts.keys.open') }],
};
