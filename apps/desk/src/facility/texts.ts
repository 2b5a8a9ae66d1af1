import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  facility: {
    heading: 'Faskes ini',
    erLevel: 'IGD level {{n}}',
    noEr: 'Tanpa IGD',
    always: 'Buka 24 jam',
    capabilities: 'Kemampuan',
    none: 'Belum dicatat',
    phone: 'Telepon',
    address: 'Alamat',
    hint: 'Yang salah di sini diubah oleh admin pusat.',
  },
};

const en: Translated<typeof id> = {
  facility: {
    heading: 'This facility',
    erLevel: 'ER level {{n}}',
    noEr: 'No ER',
    always: 'Open 24 hours',
    capabilities: 'Capabilities',
    none: 'Not recorded',
    phone: 'Telephone',
    address: 'Address',
    hint: 'What is wrong here is changed by the centre’s admin.',
  },
};

declare global {
  interface DeskTexts {
    facility: Translated<typeof id>['facility'];
  }
}

/** Texts of what the centre knows of the facility. */
export const texts: ScreenTexts = { id, en };
