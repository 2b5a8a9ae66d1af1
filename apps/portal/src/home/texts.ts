import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  frame: {
    theme: 'Tampilan: {{name}}',
    emergency: 'Darurat? Telepon 119',
    offline: 'Tidak ada sambungan. Yang tampil mungkin sudah lama.',
    other: 'English',
  },
  link: {
    loadingTitle: 'Membuka halaman',
    loading: 'Sebentar, sedang diperiksa.',
    askingTitle: 'Buka halaman Anda',
    asking:
      'Tautan ini hanya untuk Anda, jangan diteruskan. Bila dibuka, ponsel ini diingat sampai Anda keluar.',
    open: 'Buka di ponsel ini',
    mine: 'Ke halaman saya',
    noneTitle: 'Buka dari tautan Anda',
    none: 'Halaman ini dibuka lewat tautan yang dikirim kepada Anda lewat SMS atau WhatsApp. Ketuk tautan itu sekali lagi.',
    expiredTitle: 'Tautan tidak berlaku lagi',
    expired:
      'Tautan hanya bisa dipakai satu kali dan punya batas waktu. Minta tautan baru kepada yang mengirimnya. Bila darurat, telepon 119.',
    offlineTitle: 'Tidak ada sambungan',
    offline: 'Tautan Anda belum terpakai. Kami coba lagi begitu ponsel tersambung.',
    awayTitle: 'Tidak ada sambungan',
    away: 'Halaman Anda tampil lagi begitu ponsel tersambung.',
    failedTitle: 'Tautan tidak bisa diperiksa',
    failed: 'Coba lagi sebentar. Bila tetap begini, sebutkan nomor ini: {{correlationId}}',
    again: 'Coba lagi',
  },
};

const en: Translated<typeof id> = {
  frame: {
    theme: 'Look: {{name}}',
    emergency: 'Emergency? Call 119',
    offline: 'No connection. What is shown may be old.',
    other: 'Bahasa Indonesia',
  },
  link: {
    loadingTitle: 'Opening the page',
    loading: 'One moment, it is being checked.',
    askingTitle: 'Open your page',
    asking:
      'This link is for you alone, do not pass it on. Once opened, this phone is remembered until you sign out.',
    open: 'Open on this phone',
    mine: 'To my page',
    noneTitle: 'Open this page from your link',
    none: 'This page opens from the link that was sent to you by SMS or WhatsApp. Tap that link once more.',
    expiredTitle: 'This link no longer works',
    expired:
      'A link works once and for a limited time. Ask whoever sent it for a new one. In an emergency, call 119.',
    offlineTitle: 'No connection',
    offline: 'Your link is not used up. We try again as soon as the phone has a connection.',
    awayTitle: 'No connection',
    away: 'Your page is back as soon as the phone has a connection.',
    failedTitle: 'The link could not be checked',
    failed: 'Try again in a moment. If it stays like this, tell us this number: {{correlationId}}',
    again: 'Try again',
  },
};

declare global {
  interface PortalTexts {
    frame: Translated<typeof id>['frame'];
    link: Translated<typeof id>['link'];
  }
}

/** Texts of the frame and of links. */
export const texts: ScreenTexts = { id, en };
