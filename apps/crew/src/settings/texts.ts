import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  settings: {
    title: 'Pengaturan',
    signedInAs: 'Masuk sebagai {{name}}',
    unsentWarning: 'Masih ada yang belum terkirim. Tetap tersimpan dan dikirim saat Anda masuk lagi.',
  },
};

const en: Translated<typeof id> = {
  settings: {
    title: 'Settings',
    signedInAs: 'Signed in as {{name}}',
    unsentWarning: 'Some taps are not sent yet. They stay stored and go out when you sign in again.',
  },
};

declare global {
  interface CrewTexts {
    settings: Translated<typeof id>['settings'];
  }
}

/** The settings of the phone and its person. */
export const texts: ScreenTexts = { id, en };
