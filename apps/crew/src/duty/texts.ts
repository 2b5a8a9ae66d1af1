import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  signOn: {
    title: 'Pilih unit Anda',
    hint: 'Unit yang Anda awaki hari ini.',
    crewed: 'Diawaki {{names}}',
    nobody: 'Belum ada kru',
    start: 'Mulai bertugas di {{unit}}',
    none: 'Akun ini belum diberi unit',
    noneHint: 'Minta admin pusat memberi akun ini hak untuk sebuah unit, lalu muat ulang.',
    needsLine: 'Mulai bertugas perlu sinyal. Tunggu sampai tersambung.',
    loading: 'Mengambil daftar unit',
  },
  standby: {
    title: 'Siap',
    hint: 'Tugas baru akan berbunyi keras di sini. Biarkan halaman ini terbuka.',
    rest: 'Tidak bisa bertugas',
    signOff: 'Selesai bertugas',
  },
  rest: {
    state: 'Tidak siap',
    back: 'Siap lagi',
  },
};

const en: Translated<typeof id> = {
  signOn: {
    title: 'Choose your unit',
    hint: 'The unit you crew today.',
    crewed: 'Crewed by {{names}}',
    nobody: 'No crew yet',
    start: 'Go on duty in {{unit}}',
    none: 'This account has no unit yet',
    noneHint: 'Ask the centre’s admin to give this account a unit, then reload.',
    needsLine: 'Going on duty needs a signal. Wait until connected.',
    loading: 'Fetching the units',
  },
  standby: {
    title: 'Ready',
    hint: 'A new job will ring loudly here. Keep this page open.',
    rest: 'Cannot take jobs',
    signOff: 'Go off duty',
  },
  rest: {
    state: 'Not available',
    back: 'Ready again',
  },
};

declare global {
  interface CrewTexts {
    signOn: Translated<typeof id>['signOn'];
    standby: Translated<typeof id>['standby'];
    rest: Translated<typeof id>['rest'];
  }
}

/** Beginning and ending a shift, and waiting for a job. */
export const texts: ScreenTexts = { id, en };
