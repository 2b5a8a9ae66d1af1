import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  frame: {
    title: 'Meja faskes',
    choose: 'Faskes',
    work: 'Pekerjaan',
    nothing: 'Akun ini tidak punya pekerjaan di meja ini',
    nothingHint: 'Minta admin pusat memberi akun ini hak yang sesuai, lalu muat ulang.',
  },
};

const en: Translated<typeof id> = {
  frame: {
    title: 'Facility desk',
    choose: 'Facility',
    work: 'Work',
    nothing: 'This account has no work at this desk',
    nothingHint: 'Ask the centre’s admin to give this account the right it needs, then reload.',
  },
};

declare global {
  interface DeskTexts {
    frame: Translated<typeof id>['frame'];
  }
}

/** Texts of the frame around the work. */
export const texts: ScreenTexts = { id, en };
