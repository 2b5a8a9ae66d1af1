import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  board: {
    title: 'Papan ruang tunggu',
    now: 'Dipanggil',
    nobody: 'Belum ada yang dipanggil.',
    room: 'Ruang {{room}}',
    clinics: 'Poli',
    noSession: 'Tidak ada poli yang buka sekarang.',
    notYet: 'Belum dipanggil',
    waiting: 'Menunggu: {{n}}',
    late: 'Dokter terlambat {{n}} menit',
    stale: 'Sambungan terputus. Keadaan terakhir',
    allow: 'Nyalakan suara',
  },
};

const en: Translated<typeof id> = {
  board: {
    title: 'Waiting-room board',
    now: 'Called',
    nobody: 'Nobody has been called yet.',
    room: 'Room {{room}}',
    clinics: 'Clinics',
    noSession: 'No clinic is open now.',
    notYet: 'Not called yet',
    waiting: 'Waiting: {{n}}',
    late: 'The doctor is {{n}} minutes late',
    stale: 'The line is cut. Last heard',
    allow: 'Turn the voice on',
  },
};

declare global {
  interface DeskTexts {
    board: Translated<typeof id>['board'];
  }
}

/** Texts of the board. */
export const texts: ScreenTexts = { id, en };
