import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  push: {
    switch: 'Bunyikan ponsel saat aplikasi tertutup',
    on: 'Ponsel berbunyi juga saat aplikasi tertutup',
    denied: 'Izin notifikasi ditolak. Buka izin situs, pilih notifikasi, izinkan.',
  },
};

const en: Translated<typeof id> = {
  push: {
    switch: 'Ring this phone when the app is closed',
    on: 'This phone rings when the app is closed too',
    denied: 'Notifications are not allowed. Open the permissions of this site and allow them.',
  },
};

declare global {
  interface CrewTexts {
    push: Translated<typeof id>['push'];
  }
}

/** Ringing while the app is closed. */
export const texts: ScreenTexts = { id, en };
