import { z } from 'zod';
import { defineText } from '../texts/define-text.js';

const A_DAY_S = 24 * 3_600;
const None = z.object({});

/** The answer to STOP. */
export const consentStopped = defineText({
  key: 'consent.stopped',
  version: 1,
  need: 'required',
  lifetimeS: A_DAY_S,
  variables: None,
  id: {
    title: 'Pesan dihentikan',
    text: 'Anda tidak akan menerima pesan lagi. Balas MULAI untuk menerima kembali.',
  },
  en: { title: 'Messages stopped', text: 'You will get no more messages. Answer START to get them again.' },
  published: { versions: ['b7a2a18e9778b249'], smsParts: 1 },
});

/** The answer to START. */
export const consentStarted = defineText({
  key: 'consent.started',
  version: 1,
  need: 'required',
  lifetimeS: A_DAY_S,
  variables: None,
  id: { title: 'Pesan diaktifkan', text: 'Anda akan menerima pesan kembali. Balas STOP untuk berhenti.' },
  en: { title: 'Messages started', text: 'You will get messages again. Answer STOP to end them.' },
  published: { versions: ['8f1f041eea9faf57'], smsParts: 1 },
});
