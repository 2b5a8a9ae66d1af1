import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  queueSheet: {
    title: 'Belum terkirim',
    hint: 'Tersimpan di ponsel ini dan dikirim sendiri berurutan. Tidak akan ganda.',
    empty: 'Semua sudah terkirim',
    sendNow: 'Kirim sekarang',
    tapped: 'ditekan {{time}}',
    sending: 'sedang dikirim',
    waiting: 'menunggu sinyal',
    tries: '{{n}} kali dicoba',
    refusedTitle: 'Ditolak',
    accept: 'Terima tugas',
    decline: 'Tolak tugas: {{reason}}',
    destination: 'Tujuan {{name}}',
  },
};

const en: Translated<typeof id> = {
  queueSheet: {
    title: 'Not sent yet',
    hint: 'Kept on this phone and sent in order by itself. Never twice.',
    empty: 'Everything has been sent',
    sendNow: 'Send now',
    tapped: 'tapped {{time}}',
    sending: 'being sent',
    waiting: 'waiting for a signal',
    tries: 'tried {{n}} times',
    refusedTitle: 'Refused',
    accept: 'Accept job',
    decline: 'Decline job: {{reason}}',
    destination: 'Destination {{name}}',
  },
};

declare global {
  interface CrewTexts {
    queueSheet: Translated<typeof id>['queueSheet'];
  }
}

/** The list of what was tapped and not sent: it comes with its sheet. */
export const texts: ScreenTexts = { id, en };
