import './styles/console.css';
import './styles/card.css';
import './styles/ground.css';
import './styles/overlays.css';
import { AppFrame, appTexts, keepDrafts, mountApp, sayInHand } from '#siaga/web-kit';
import { ConsoleApp } from './layout/console-app.js';
import { consoleTopics } from './layout/console-topics.js';
import { manifests } from './manifests.js';
import { useWorkspace } from './state/workspace-store.js';

sayInHand(() => useWorkspace.getState().inHand !== null);

mountApp(
  appTexts('console', manifests),
  <AppFrame wants={consoleTopics}>
    <ConsoleApp manifests={manifests} />
  </AppFrame>,
  keepDrafts(),
);
