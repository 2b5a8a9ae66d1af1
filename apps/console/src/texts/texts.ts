import { type Translated } from '#siaga/web-kit';
import { en } from './en.js';
import { id } from './id.js';

export type ConsoleTexts = Translated<typeof id>;

declare global {
  interface SiagaTexts {
    console: ConsoleTexts;
  }
}

/** The console's own namespace in both languages. */
export const texts = { id: { console: id }, en: { console: en } };
