import { mountApp, readPreference, useTheme } from '#siaga/web-kit';
import './styles/desk.css';
import { DeskApp } from './app.js';
import { deskEn } from './i18n/desk-en.js';
import { deskId } from './i18n/desk-id.js';

/** A desk stands in daylight: light unless this browser's person has chosen. */
function startLight(): void {
  if (readPreference('siaga.theme', ['dark', 'light', 'none'], 'none') !== 'none') return;
  document.documentElement.dataset.theme = 'light';
  useTheme.setState({ theme: 'light' });
}

startLight();
mountApp({ id: { desk: deskId }, en: { desk: deskEn } }, <DeskApp />);
