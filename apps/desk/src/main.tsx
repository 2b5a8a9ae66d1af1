import { mountApp, readPreference, textsOf, useTheme } from '#siaga/web-kit';
import './styles/desk.css';
import { DeskApp } from './app.js';
import { manifests } from './manifests.js';

/** A desk stands in daylight: light unless this browser's person has chosen. */
function startLight(): void {
  if (readPreference('siaga.theme', ['dark', 'light', 'none'], 'none') !== 'none') return;
  document.documentElement.dataset.theme = 'light';
  useTheme.setState({ theme: 'light' });
}

startLight();
const texts = textsOf(manifests);
mountApp({ id: { desk: texts.id }, en: { desk: texts.en } }, <DeskApp manifests={manifests} />);
