import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  dutySheet: {
    signOffTitle: 'Selesai bertugas di {{unit}}?',
    stay: 'Belum, tetap bertugas',
    signOffNow: 'Ya, selesai bertugas',
    signOffMeans: 'Unit ini tidak akan ditawari tugas lagi.',
    restTitle: 'Kenapa tidak bisa bertugas',
  },
};

const en: Translated<typeof id> = {
  dutySheet: {
    signOffTitle: 'Go off duty in {{unit}}?',
    stay: 'No, stay on duty',
    signOffNow: 'Yes, go off duty',
    signOffMeans: 'This unit will be offered no more jobs.',
    restTitle: 'Why can you not take jobs',
  },
};

declare global {
  interface CrewTexts {
    dutySheet: Translated<typeof id>['dutySheet'];
  }
}

/** Ending a shift and leaving the queue for a while: asked for by a press. */
export const texts: ScreenTexts = { id, en };
