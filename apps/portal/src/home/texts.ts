import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  frame: {
    theme: 'Tampilan: {{name}}',
    emergency: 'Darurat? Telepon 119',
    offline: 'Tidak ada sambungan. Yang tampil mungkin sudah lama.',
    other: 'English',
  },
  link: {
    loadingTitle: 'Membuka tautan',
    loading: 'Sebentar, tautan Anda sedang diperiksa.',
    noneTitle: 'Buka dari tautan Anda',
    none: 'Halaman ini dibuka lewat tautan yang dikirim kepada Anda lewat SMS atau WhatsApp. Ketuk tautan itu sekali lagi.',
    expiredTitle: 'Tautan tidak berlaku lagi',
    expired:
      'Tautan hanya bisa dipakai satu kali dan punya batas waktu. Minta tautan baru kepada yang mengirimnya.',
    offlineTitle: 'Tidak ada sambungan',
    offline: 'Tautan Anda belum terpakai. Kami coba lagi begitu ponsel tersambung.',
    failedTitle: 'Tautan tidak bisa diperiksa',
    failed: 'Coba lagi sebentar. Bila tetap begini, sebutkan nomor ini: {{correlationId}}',
    unavailableTitle: 'Belum dibuka di sini',
    unavailable: 'Pusat ini belum melayani lewat tautan. Hubungi pengirimnya dengan telepon.',
    again: 'Coba lagi',
  },
  home: {
    greeting: 'Halo, {{name}}',
    emptyTitle: 'Belum ada apa-apa di sini',
    empty: 'Yang menyangkut Anda akan tampil di halaman ini.',
    leave: 'Keluar dari ponsel ini',
    notYou: 'Bukan Anda? Keluar, dan jangan teruskan tautannya.',
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
    loadingTitle: 'Opening your link',
    loading: 'One moment, your link is being checked.',
    noneTitle: 'Open this page from your link',
    none: 'This page opens from the link that was sent to you by SMS or WhatsApp. Tap that link once more.',
    expiredTitle: 'This link no longer works',
    expired: 'A link works once and for a limited time. Ask whoever sent it for a new one.',
    offlineTitle: 'No connection',
    offline: 'Your link is not used up. We try again as soon as the phone has a connection.',
    failedTitle: 'The link could not be checked',
    failed: 'Try again in a moment. If it stays like this, tell us this number: {{correlationId}}',
    unavailableTitle: 'Not open here yet',
    unavailable: 'This centre does not serve links yet. Call whoever sent it.',
    again: 'Try again',
  },
  home: {
    greeting: 'Hello, {{name}}',
    emptyTitle: 'Nothing here yet',
    empty: 'What concerns you will be shown on this page.',
    leave: 'Sign out on this phone',
    notYou: 'Not you? Sign out, and do not pass the link on.',
  },
};

declare global {
  interface PortalTexts {
    frame: Translated<typeof id>['frame'];
    link: Translated<typeof id>['link'];
    home: Translated<typeof id>['home'];
  }
}

/** Texts of the frame, of links and of the first page. */
export const texts: ScreenTexts = { id, en };
