import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  refused: {
    title: 'Kiriman telepon yang ditolak',
    none: 'Tidak ada kiriman yang ditolak.',
    retry: 'Proses lagi',
    accepted: 'Kiriman diterima',
    still: 'Masih ditolak',
    from: 'dari {{source}}',
    at: 'Diterima',
    source: 'Sumber',
    wrong: 'Yang salah',
  },
};

const en: Translated<typeof id> = {
  refused: {
    title: 'Refused telephone events',
    none: 'No refused events.',
    retry: 'Run again',
    accepted: 'Event accepted',
    still: 'Still refused',
    from: 'from {{source}}',
    at: 'Received',
    source: 'Source',
    wrong: 'What is wrong',
  },
};

declare global {
  interface ConsoleTexts {
    refused: Translated<typeof id>['refused'];
  }
}

/** Texts of what telephone systems sent and Siaga refused. */
export const refusedTexts = { id, en } satisfies ScreenTexts;
