import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  sound: {
    test: 'Coba bunyi dan getar',
    off: 'Bunyi belum diizinkan. Ketuk di sini',
    stop: 'Berhentikan bunyi',
  },
};

const en: Translated<typeof id> = {
  sound: {
    test: 'Try sound and vibration',
    off: 'Sound is not allowed yet. Tap here',
    stop: 'Stop the sound',
  },
};

declare global {
  interface CrewTexts {
    sound: Translated<typeof id>['sound'];
  }
}

/** The phone’s own sound. */
export const texts: ScreenTexts = { id, en };
