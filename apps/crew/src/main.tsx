import { appTexts, mountCrewApp, registerServiceWorker } from '#siaga/web-kit';
import './styles/crew.css';
import { CrewApp } from './app.js';
import { manifests } from './manifests.js';

mountCrewApp(appTexts('crew', manifests), <CrewApp manifests={manifests} />);
void registerServiceWorker('/crew/');
