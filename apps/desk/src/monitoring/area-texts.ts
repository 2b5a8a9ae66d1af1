import { type Translated } from '#siaga/web-kit';

const id = {
  areaFrame: {
    area: 'Wilayah',
    none: 'Akun ini belum diberi wilayah',
    noneHint: 'Minta admin pusat memberi akun ini hak untuk wilayah Anda, lalu muat ulang.',
  },
};

const en: Translated<typeof id> = {
  areaFrame: {
    area: 'Area',
    none: 'This account has no area yet',
    noneHint: 'Ask the centre’s admin to give this account the right for your area, then reload.',
  },
};

declare global {
  interface DeskTexts {
    areaFrame: Translated<typeof id>['areaFrame'];
  }
}

/** Texts of the frame of an area, for each work that stands in it. */
export const areaTexts = { id, en };
