import { mountSmallApp, readPreference, registerServiceWorker, textsOf, useTheme } from '#siaga/web-kit';
import './styles/portal.css';
import { PortalApp } from './app.js';
import { portalApi } from './link/portal-api.js';
import { manifests } from './manifests.js';

/** A phone in the sun: light unless this browser's person has chosen. */
function startLight(): void {
  if (readPreference('siaga.theme', ['dark', 'light', 'none'], 'none') !== 'none') return;
  document.documentElement.dataset.theme = 'light';
  useTheme.setState({ theme: 'light' });
}

startLight();
const texts = textsOf(manifests);
mountSmallApp(
  { id: { portal: texts.id }, en: { portal: texts.en } },
  <PortalApp manifests={manifests} links={portalApi} />,
);
void registerServiceWorker('/portal/');
