import './styles/console.css';
import './styles/card.css';
import './styles/ground.css';
import './styles/overlays.css';
import { AppFrame, mountApp, textsOf } from '#siaga/web-kit';
import { ConsoleApp } from './layout/console-app.js';
import { manifests } from './manifests.js';

const texts = textsOf(manifests);

mountApp(
  { id: { console: texts.id }, en: { console: texts.en } },
  <AppFrame>
    <ConsoleApp manifests={manifests} />
  </AppFrame>,
);
