import { appTexts, keepDrafts, mountApp, startLight } from '#siaga/web-kit';
import './styles/desk.css';
import { DeskApp } from './app.js';
import { manifests } from './manifests.js';

// A desk stands in daylight.
startLight();
mountApp(appTexts('desk', manifests), <DeskApp manifests={manifests} />, keepDrafts());
