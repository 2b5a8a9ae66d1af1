import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  queue: {
    unsent: '{{n}} belum terkirim',
    refused: '{{n}} ditolak pusat',
    badge: 'belum terkirim',
    title: 'Belum terkirim',
    hint: 'Tersimpan di ponsel ini dan dikirim sendiri berurutan. Tidak akan ganda.',
    empty: 'Semua sudah terkirim',
    sendNow: 'Kirim sekarang',
    tapped: 'ditekan {{time}}',
    sending: 'sedang dikirim',
    waiting: 'menunggu sinyal',
    tries: '{{n}} kali dicoba',
    refusedTitle: 'Ditolak',
    notStored: 'Ponsel ini menolak menyimpan. Jangan tutup halaman sampai terkirim.',
    accept: 'Terima tugas',
    decline: 'Tolak tugas: {{reason}}',
    destination: 'Tujuan {{name}}',
  },
};

const en: Translated<typeof id> = {
  queue: {
    unsent: '{{n}} not sent yet',
    refused: '{{n}} refused by the centre',
    badge: 'not sent yet',
    title: 'Not sent yet',
    hint: 'Kept on this phone and sent in order by itself. Never twice.',
    empty: 'Everything has been sent',
    sendNow: 'Send now',
    tapped: 'tapped {{time}}',
    sending: 'being sent',
    waiting: 'waiting for a signal',
    tries: 'tried {{n}} times',
    refusedTitle: 'Refused',
    notStored: 'This phone refuses to store. Keep the page open until it is sent.',
    accept: 'Accept job',
    decline: 'Decline job: {{reason}}',
    destination: 'Destination {{name}}',
  },
};

declare global {
  interface CrewTexts {
    queue: Translated<typeof id>['queue'];
  }
}

/** What was tapped and not sent yet. */
export const texts: ScreenTexts = { id, en };
