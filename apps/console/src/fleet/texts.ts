import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  fleet: {
    title: 'Armada',
    empty: 'Belum ada unit di wilayah ini.',
    fold: 'Lipat',
    unfold: 'Buka',
    noPosition: 'belum melapor posisi',
    doubted: 'laporan baru tidak dipercaya: {{why}}',
    at: 'Siap, {{post}}',
    keys: {
      fold: 'Lipat atau buka armada',
    },
  },
};

const en: Translated<typeof id> = {
  fleet: {
    title: 'Fleet',
    empty: 'No units in this region yet.',
    fold: 'Fold',
    unfold: 'Open',
    noPosition: 'no position yet',
    doubted: 'newer report not believed: {{why}}',
    at: 'Ready, {{post}}',
    keys: {
      fold: 'Fold or open the fleet',
    },
  },
};

declare global {
  interface ConsoleTexts {
    fleet: Translated<typeof id>['fleet'];
  }
}

/** Texts of the strip of units. */
export const texts: ScreenTexts = { id, en };
