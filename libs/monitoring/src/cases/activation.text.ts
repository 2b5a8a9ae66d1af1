import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/** The way to one's own page. It names nobody and no disease: a message may be read by anybody. */
export const activationText = defineText({
  key: 'monitoring.activation',
  version: 1,
  need: 'required',
  lifetimeS: 2 * 86_400,
  variables: z.object({ code: words(10), link: words(200) }),
  id: {
    title: 'Laporan harian Anda',
    text: 'Petugas kesehatan meminta laporan harian Anda: {link} Kode {code}.',
  },
  en: {
    title: 'Your daily report',
    text: 'Your health officer asks for your daily report: {link} Code {code}.',
  },
  whatsapp: { template: 'siaga_monitoring_activation', parameters: ['link', 'code'] },
  published: { versions: ['67e7ed618b0a38b9'], smsParts: 2 },
});
