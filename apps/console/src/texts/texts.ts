import { type Translated } from '#siaga/web-kit';
import { en } from './en.js';
import { groundEn } from './ground-en.js';
import { groundId } from './ground-id.js';
import { handoverEn } from './handover-en.js';
import { handoverId } from './handover-id.js';
import { id } from './id.js';

export type ConsoleTexts = Translated<typeof id & typeof groundId & typeof handoverId>;

declare global {
  interface SiagaTexts {
    console: ConsoleTexts;
  }
}

/** The console's own namespace in both languages. */
export const texts = {
  id: { console: { ...id, ...groundId, ...handoverId } },
  en: { console: { ...en, ...groundEn, ...handoverEn } },
};
