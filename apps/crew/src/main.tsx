import { mountApp, registerServiceWorker } from '#siaga/web-kit';
import './styles/crew.css';
import { CrewApp } from './app.js';
import { crewEn } from './i18n/crew-en.js';
import { crewId } from './i18n/crew-id.js';

mountApp({ id: { crew: crewId }, en: { crew: crewEn } }, <CrewApp />);
void registerServiceWorker('/crew/');
