import { appTexts, keepDrafts, mountApp, sayInHand, startLight, useEntities } from '#siaga/web-kit';
import './styles/desk.css';
import { DeskApp } from './app.js';
import { manifests } from './manifests.js';

// A desk stands in daylight.
startLight();
sayInHand(() =>
  [...useEntities.getState().entities.inbound.values()].some(
    ({ status, arrivedAt }) => status !== 'cancelled' && arrivedAt === null,
  ),
);
mountApp(appTexts('desk', manifests), <DeskApp manifests={manifests} />, keepDrafts());
