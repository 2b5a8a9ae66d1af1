import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/** Asks a caller to share where the phone is. It names nobody and no case: a message may be read by anybody. */
export const callerLinkText = defineText({
  key: 'call.caller_link',
  version: 1,
  need: 'emergency',
  lifetimeS: 600,
  variables: z.object({ link: words(200) }),
  id: {
    title: 'Kirim posisi Anda',
    text: 'Darurat: buka {link} lalu kirim posisi, agar petugas menemukan Anda.',
  },
  en: {
    title: 'Share your position',
    text: 'Emergency: open {link} and share your position, so that help finds you.',
  },
  whatsapp: { template: 'siaga_caller_link', parameters: ['link'] },
  published: { versions: ['852ea4157ce11c67'], smsParts: 2 },
});
