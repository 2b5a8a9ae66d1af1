import '@fontsource-variable/inter/wght.css';
import '../styles/index.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { addShared, type Language, setUpTexts } from '../i18n/i18n.js';
import { crewTexts } from '../i18n/crew-texts.js';
import { smallTexts } from '../i18n/small-texts.js';
import { id } from '../i18n/id.js';
import { type CommonTexts } from '../i18n/resources-type.js';
import { quietComposition } from '../lib/quiet-composition.js';
import { later, preloadParts } from '../lib/lazy-part.js';

/**
 * Starts a front end in `#root`: font, colours, texts. Takes the app's texts by namespace for both languages and its
 * outermost component; `ready` is waited for: `keepDrafts()` where text is typed. Throws when the page has no `#root`.
 */
export function mountApp(
  texts: Record<Language, Record<string, object>>,
  app: ReactNode,
  ready?: Promise<void>,
): void {
  mountWith(id, texts, app, ready);
}

/** The same for crews. */
export function mountCrewApp(texts: Record<Language, Record<string, object>>, app: ReactNode): void {
  mountWith(crewTexts, texts, app);
}

/** The same for people who see no incident and no unit. */
export function mountSmallApp(texts: Record<Language, Record<string, object>>, app: ReactNode): void {
  mountWith(smallTexts, texts, app);
  later(async () => addShared((await import('../i18n/id/errors.js')).errors));
}

function mountWith(
  common: Partial<CommonTexts>,
  texts: Record<Language, Record<string, object>>,
  app: ReactNode,
  ready?: Promise<void>,
): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root element');
  quietComposition();
  void Promise.all([setUpTexts(texts, common), ready]).then(() => {
    createRoot(root).render(<StrictMode>{app}</StrictMode>);
    preloadParts();
    later(async () => (await import('../version/watch-version.js')).watchVersion(import.meta.env.BASE_URL));
  });
}
