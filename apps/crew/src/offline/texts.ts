import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  queue: {
    unsent: '{{n}} belum terkirim',
    refused: '{{n}} ditolak pusat',
    badge: 'belum terkirim',
    notStored: 'Ponsel ini menolak menyimpan. Jangan tutup halaman sampai terkirim.',
  },
};

const en: Translated<typeof id> = {
  queue: {
    unsent: '{{n}} not sent yet',
    refused: '{{n}} refused by the centre',
    badge: 'not sent yet',
    notStored: 'This phone refuses to store. Keep the page open until it is sent.',
  },
};

declare global {
  interface CrewTexts {
    queue: Translated<typeof id>['queue'];
  }
}

/** What was tapped and not sent yet. */
export const texts: ScreenTexts = { id, en };
