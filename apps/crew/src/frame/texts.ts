import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  bar: {
    online: 'tersambung',
    connecting: 'menyambung',
    offline: 'terputus {{span}}',
  },
  stale: {
    offline: 'Tanpa sinyal, keadaan {{age}}. Tekan seperti biasa, dikirim sendiri nanti.',
    database: 'Pusat sedang tidak bisa menyimpan. Tekan seperti biasa, dikirim lagi sendiri.',
  },
  start: {
    offlineTitle: 'Tidak ada sinyal, dan ponsel ini belum menyimpan data',
    offlineHint: 'Masuk sekali saat ada sinyal. Setelah itu tugas terakhir tetap terlihat tanpa sinyal.',
  },
};

const en: Translated<typeof id> = {
  bar: {
    online: 'connected',
    connecting: 'connecting',
    offline: 'no line for {{span}}',
  },
  stale: {
    offline: 'No signal, as it was {{age}}. Press as usual, it is sent later by itself.',
    database: 'The centre cannot save right now. Press as usual, it is sent again by itself.',
  },
  start: {
    offlineTitle: 'No signal, and nothing stored on this phone yet',
    offlineHint: 'Sign in once with a signal. After that your last job stays visible without one.',
  },
};

declare global {
  interface CrewTexts {
    bar: Translated<typeof id>['bar'];
    stale: Translated<typeof id>['stale'];
    start: Translated<typeof id>['start'];
  }
}

/** What stands around every screen. */
export const texts: ScreenTexts = { id, en };
