import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  settings: {
    title: 'Pengaturan',
  },
};

const en: Translated<typeof id> = {
  settings: {
    title: 'Settings',
  },
};

declare global {
  interface CrewTexts {
    settings: Translated<typeof id>['settings'];
  }
}

/** The settings of the phone and its person. */
export const texts: ScreenTexts = { id, en };
