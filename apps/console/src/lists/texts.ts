import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = { listsMenu: { open: 'Impor daftar' } };
const en: Translated<typeof id> = { listsMenu: { open: 'Import a list' } };

declare global {
  interface ConsoleTexts {
    listsMenu: Translated<typeof id>['listsMenu'];
  }
}

/** What the menu says; the window brings its own. */
export const texts: ScreenTexts = { id, en };
