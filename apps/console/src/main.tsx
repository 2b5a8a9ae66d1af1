import './styles/console.css';
import './styles/card.css';
import './styles/ground.css';
import './styles/overlays.css';
import { AppFrame, mountApp } from '#siaga/web-kit';
import { ConsoleApp } from './layout/console-app.js';
import { texts } from './texts/texts.js';

mountApp(
  texts,
  <AppFrame>
    <ConsoleApp />
  </AppFrame>,
);
