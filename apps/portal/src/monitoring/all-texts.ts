import { type ScreenTexts } from '#siaga/web-kit';
import { texts as monitoring } from './monitoring-texts.js';
import { texts as pairing } from './pairing/pairing-texts.js';

/** Words of the follow-up and of the way into it; they come together. */
export const texts: ScreenTexts = {
  id: { ...monitoring.id, ...pairing.id },
  en: { ...monitoring.en, ...pairing.en },
};
