import { type ScreenTexts, type Translated } from '#siaga/web-kit';
import { sentTexts } from '../booking/sent-texts.js';
import { actTexts } from './act-texts.js';
import { areaTexts } from './area-texts.js';
import { changeTexts } from './change-texts.js';
import { clinicTexts } from './clinic-texts.js';
import { freshTexts } from './fresh-texts.js';
import { importTexts } from './import-texts.js';
import { listTexts } from './list-texts.js';
import { movementTexts } from './movement-texts.js';
import { numbersTexts } from './numbers-texts.js';
import { postsTexts } from './posts-texts.js';
import { programTexts } from './program-texts.js';
import { sheetTexts } from './sheet-texts.js';
import { walkTexts } from './walk-texts.js';

const id = {
  monitoring: {
    ...listTexts.id,
    ...sheetTexts.id,
    ...actTexts.id,
    ...changeTexts.id,
    ...clinicTexts.id,
    ...freshTexts.id,
    ...importTexts.id,
    ...programTexts.id,
    ...numbersTexts.id,
    ...postsTexts.id,
    ...movementTexts.id,
    ...walkTexts.id,
  },
  ...sentTexts.id,
  ...areaTexts.id,
};

const en: Translated<typeof id> = {
  monitoring: {
    ...listTexts.en,
    ...sheetTexts.en,
    ...actTexts.en,
    ...changeTexts.en,
    ...clinicTexts.en,
    ...freshTexts.en,
    ...importTexts.en,
    ...programTexts.en,
    ...numbersTexts.en,
    ...postsTexts.en,
    ...movementTexts.en,
    ...walkTexts.en,
  },
  ...sentTexts.en,
  ...areaTexts.en,
};

declare global {
  interface DeskTexts {
    monitoring: Translated<typeof id>['monitoring'];
  }
}

/** Texts of the officers' screens. */
export const texts: ScreenTexts = { id, en };
