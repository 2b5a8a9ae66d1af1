import { appTexts, mountCrewApp, registerServiceWorker, sayInHand, useEntities } from '#siaga/web-kit';
import './styles/crew.css';
import { CrewApp } from './app.js';
import { manifests } from './manifests.js';

// An offer, too: it must not be gone for the moment of a reload.
sayInHand(() =>
  [...useEntities.getState().entities.assignment.values()].some(({ releasedAt }) => releasedAt === null),
);
mountCrewApp(appTexts('crew', manifests), <CrewApp manifests={manifests} />);
void registerServiceWorker('/crew/');
