import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  gps: {
    label: 'Posisi',
    waiting: 'mencari satelit',
    ok: 'terkirim {{age}}',
    unsent: '{{n}} posisi belum terkirim',
    refused: '{{n}} posisi ditolak pusat',
    denied: 'Izin lokasi ditolak. Buka izin situs, pilih lokasi, izinkan.',
    unavailable: 'Ponsel tidak memberi posisi. Nyalakan lokasi.',
    unsupported: 'Peramban ini tidak bisa memberi posisi.',
  },
};

const en: Translated<typeof id> = {
  gps: {
    label: 'Position',
    waiting: 'looking for satellites',
    ok: 'sent {{age}}',
    unsent: '{{n}} positions not sent',
    refused: '{{n}} positions refused by the centre',
    denied: 'Location was refused. Open the site’s permissions and allow location.',
    unavailable: 'The phone gives no position. Turn location on.',
    unsupported: 'This browser cannot give a position.',
  },
};

declare global {
  interface CrewTexts {
    gps: Translated<typeof id>['gps'];
  }
}

/** Whether the centre knows where the phone is. */
export const texts: ScreenTexts = { id, en };
