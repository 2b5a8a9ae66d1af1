import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  board: {
    title: 'Papan ruang tunggu',
    pair: 'Ketik kode ini di meja petugas, menu Papan:',
    noCode: 'Kode sedang diminta',
    pairHint: 'Kode berganti sendiri tiap 10 menit. Layar ini menampilkan nomor begitu kodenya diketik.',
    pairAway: 'Server tidak menjawab. Layar ini mencoba lagi sendiri.',
    now: 'Dipanggil',
    nobody: 'Belum ada yang dipanggil.',
    room: 'Ruang {{room}}',
    clinics: 'Poli',
    noSession: 'Tidak ada poli yang buka sekarang.',
    notYet: 'Belum dipanggil',
    waiting: 'Menunggu: {{n}}',
    late: 'Terlambat {{n}} menit',
    page: 'Halaman {{n}} dari {{of}}',
    stale: 'Sambungan terputus. Keadaan pukul {{time}}, {{minutes}} menit lalu.',
    allow: 'Nyalakan suara',
  },
};

const en: Translated<typeof id> = {
  board: {
    title: 'Waiting-room board',
    pair: 'Type this code at the desk, menu Boards:',
    noCode: 'Asking for a code',
    pairHint:
      'The code changes by itself every 10 minutes. This screen shows numbers as soon as it is typed.',
    pairAway: 'The server does not answer. This screen tries again by itself.',
    now: 'Called',
    nobody: 'Nobody has been called yet.',
    room: 'Room {{room}}',
    clinics: 'Clinics',
    noSession: 'No clinic is open now.',
    notYet: 'Not called yet',
    waiting: 'Waiting: {{n}}',
    late: '{{n}} minutes late',
    page: 'Page {{n}} of {{of}}',
    stale: 'The line is cut. As of {{time}}, {{minutes}} minutes ago.',
    allow: 'Turn the voice on',
  },
};

declare global {
  interface PortalTexts {
    board: Translated<typeof id>['board'];
  }
}

/** Texts of the board; they come with it. */
export const texts: ScreenTexts = { id, en };
