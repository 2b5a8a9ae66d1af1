import { type ScreenTexts } from '#siaga/web-kit';
import { accountsTexts } from './view-texts/accounts.js';
import { lateTimesTexts } from './view-texts/late-times.js';
import { refusedTexts } from './view-texts/refused.js';
import { reportTexts } from './view-texts/report.js';
import { trailTexts } from './view-texts/trail.js';
import { unitsTexts } from './view-texts/units.js';

const VIEWS: readonly ScreenTexts[] = [
  accountsTexts,
  lateTimesTexts,
  refusedTexts,
  reportTexts,
  trailTexts,
  unitsTexts,
];

/** Texts of the supervisor’s windows, which use some of each other’s. */
export const texts: ScreenTexts = {
  id: Object.assign({}, ...VIEWS.map(({ id }) => id)) as ScreenTexts['id'],
  en: Object.assign({}, ...VIEWS.map(({ en }) => en)) as ScreenTexts['en'],
};
