import { appTexts, mountSmallApp, registerServiceWorker, startLight } from '#siaga/web-kit';
import './styles/portal.css';
import { PortalApp } from './app.js';
import { portalApi } from './link/portal-api.js';
import { manifests } from './manifests.js';

// A phone in the sun.
startLight();
mountSmallApp(appTexts('portal', manifests), <PortalApp manifests={manifests} links={portalApi} />);
void registerServiceWorker('/portal/');
