import { type ScreenTexts } from '#siaga/web-kit';
import { texts as monitoring } from '../texts.js';
import { texts as entry } from './texts.js';

/** What a post needs when it is opened: forms of a case have the words of the follow-up. */
export { Entry as component } from './entry.js';
export { errors } from '../errors.js';
export const texts: ScreenTexts = {
  id: { ...monitoring.id, ...entry.id },
  en: { ...monitoring.en, ...entry.en },
};
