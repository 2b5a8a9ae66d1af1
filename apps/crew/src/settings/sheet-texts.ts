import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  settingsSheet: {
    signedInAs: 'Masuk sebagai {{name}}',
    unsentWarning: 'Masih ada yang belum terkirim. Tetap tersimpan dan dikirim saat Anda masuk lagi.',
  },
};

const en: Translated<typeof id> = {
  settingsSheet: {
    signedInAs: 'Signed in as {{name}}',
    unsentWarning: 'Some taps are not sent yet. They stay stored and go out when you sign in again.',
  },
};

declare global {
  interface CrewTexts {
    settingsSheet: Translated<typeof id>['settingsSheet'];
  }
}

/** What the settings say of leaving: it comes with their sheet. */
export const texts: ScreenTexts = { id, en };
