import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  home: {
    greeting: 'Halo, {{name}}',
    yours: 'Halaman Anda',
    emptyTitle: 'Belum ada apa-apa di sini',
    empty: 'Yang menyangkut Anda akan tampil di halaman ini.',
    leave: 'Keluar dari ponsel ini',
    notYou: 'Bukan Anda? Keluar, dan jangan teruskan tautannya.',
  },
};

const en: Translated<typeof id> = {
  home: {
    greeting: 'Hello, {{name}}',
    yours: 'Your page',
    emptyTitle: 'Nothing here yet',
    empty: 'What concerns you will be shown on this page.',
    leave: 'Sign out on this phone',
    notYou: 'Not you? Sign out, and do not pass the link on.',
  },
};

declare global {
  interface PortalTexts {
    home: Translated<typeof id>['home'];
  }
}

/** Texts of the first page; they come with it. */
export const texts: ScreenTexts = { id, en };
