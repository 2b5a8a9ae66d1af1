import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  boards: {
    title: 'Papan ruang tunggu',
    how: 'Buka {{address}} di televisi. Televisi itu menampilkan kode enam huruf dan angka; ketik kodenya di sini.',
    add: 'Pasang papan',
    none: 'Belum ada papan yang terpasang.',
    code: 'Kode di televisi',
    name: 'Tempatnya',
    nameHint: 'Misalnya: Lobi, Ruang tunggu lantai 2',
    clinics: 'Hanya poli ini',
    clinicsHint: 'Tanpa pilihan: semua poli',
    all: 'Semua poli',
    pair: 'Pasang',
    paired: 'Papan {{name}} terpasang. Televisinya tampil sebentar lagi.',
    shows: 'Tampil',
    neverSeen: 'Belum tampil',
    lastSeen: 'Terakhir terlihat {{age}}',
    cut: 'Putus',
    cutOne: 'Putus {{name}}',
    cutAsk: 'Televisi di {{name}} langsung berhenti menampilkan nomor dan meminta kode baru.',
    cutDone: 'Papan {{name}} diputus.',
  },
};

const en: Translated<typeof id> = {
  boards: {
    title: 'Waiting-room boards',
    how: 'Open {{address}} on the television. It shows a code of six letters and digits; type the code here.',
    add: 'Add a board',
    none: 'No board hangs here yet.',
    code: 'Code on the television',
    name: 'Where it hangs',
    nameHint: 'For example: lobby, waiting room, second floor',
    clinics: 'These clinics only',
    clinicsHint: 'None chosen: all clinics',
    all: 'All clinics',
    pair: 'Add it',
    paired: 'The board {{name}} is added. Its television follows in a moment.',
    shows: 'Showing',
    neverSeen: 'Not shown yet',
    lastSeen: 'Last seen {{age}}',
    cut: 'Cut off',
    cutOne: 'Cut off {{name}}',
    cutAsk: 'The television at {{name}} stops showing numbers at once and asks for a new code.',
    cutDone: 'The board {{name}} is cut off.',
  },
};

declare global {
  interface DeskTexts {
    boards: Translated<typeof id>['boards'];
  }
}

/** Texts of the boards. */
export const texts: ScreenTexts = { id, en };
