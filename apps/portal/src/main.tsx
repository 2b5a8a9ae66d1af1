import { mountApp, readPreference, registerServiceWorker, textsOf, useTheme } from '#siaga/web-kit';
import './styles/portal.css';
import { PortalApp } from './app.js';
import { manifests } from './manifests.js';

/** A phone in the sun: light unless this browser's person has chosen. */
function startLight(): void {
  if (readPreference('siaga.theme', ['dark', 'light', 'none'], 'none') !== 'none') return;
  document.documentElement.dataset.theme = 'light';
  useTheme.setState({ theme: 'light' });
}

startLight();
const texts = textsOf(manifests);
mountApp(
  { id: { portal: texts.id }, en: { portal: texts.en } },
  // The server trades no links yet: a link is told so, and nobody can be signed in.
  <PortalApp manifests={manifests} links={null} />,
);
void registerServiceWorker('/portal/');
