import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  notice: {
    menu: 'Pengumuman',
    none: 'Tidak ada pengumuman.',
    text: 'Pengumuman baru',
    kind: 'Tentang',
    post: 'Pasang',
    takeDown: 'Cabut',
  },
  noticeKind: { road: 'Jalan', weather: 'Cuaca', facility: 'Faskes' },
};

const en: Translated<typeof id> = {
  notice: {
    menu: 'Notices',
    none: 'No notices.',
    text: 'New notice',
    kind: 'About',
    post: 'Post',
    takeDown: 'Take down',
  },
  noticeKind: { road: 'Roads', weather: 'Weather', facility: 'Facilities' },
};

declare global {
  interface ConsoleTexts {
    notice: Translated<typeof id>['notice'];
    noticeKind: Translated<typeof id>['noticeKind'];
  }
}

/** Texts of the board of notices. */
export const texts: ScreenTexts = { id, en };
