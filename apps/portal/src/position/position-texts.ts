import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  position: {
    title: 'Kirim posisi Anda',
    ask: 'Ponsel ini akan bertanya apakah posisinya boleh dikirim. Pilih izinkan. Tetap di telepon bila masih tersambung.',
    send: 'Kirim posisi saya',
    locating: 'Mencari posisi ponsel. Bila bisa, pindah ke tempat terbuka.',
    locatingTitle: 'Mencari posisi',
    notSentTitle: 'Posisi belum terkirim',
    sharedTitle: 'Posisi terkirim',
    shared:
      'Petugas melihat posisi Anda {{radius}}. Biarkan halaman ini terbuka, kami kirim lagi bila lebih tepat.',
    again: 'Kirim lagi',
    denied:
      'Ponsel tidak mengizinkan. Buka izin lokasi untuk halaman ini, lalu coba lagi, atau sebut patokan lewat telepon.',
    unavailable:
      'Ponsel tidak menemukan posisinya. Nyalakan lokasi, pindah ke tempat terbuka, lalu coba lagi.',
    failed: 'Belum terkirim: sambungan terputus. Coba lagi.',
    overTitle: 'Panggilan ini sudah selesai',
    over: 'Posisi tidak dikirim lagi. Bila masih butuh bantuan, telepon 119.',
  },
};

const en: Translated<typeof id> = {
  position: {
    title: 'Share your position',
    ask: 'This phone will ask whether its position may be shared. Choose allow. Stay on the telephone if the call still runs.',
    send: 'Share my position',
    locating: 'Looking for the position of the phone. If you can, go into the open.',
    locatingTitle: 'Looking for your position',
    notSentTitle: 'Position not sent yet',
    sharedTitle: 'Position sent',
    shared:
      'They see your position {{radius}}. Leave this page open: we send it again when it is more exact.',
    again: 'Send again',
    denied:
      'The phone does not allow it. Open the permission for this page and try again, or name a landmark on the telephone.',
    unavailable: 'The phone does not find its position. Switch location on, go into the open, and try again.',
    failed: 'Not sent yet: the connection broke. Try again.',
    overTitle: 'This call is over',
    over: 'No position is sent any more. If you still need help, call 119.',
  },
};

declare global {
  interface PortalTexts {
    position: Translated<typeof id>['position'];
  }
}

/** Texts of a caller's position; they come with it. */
export const texts: ScreenTexts = { id, en };
