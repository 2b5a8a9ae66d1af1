import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/** A healthy report by message was taken. */
export const takenText = defineText({
  key: 'monitoring.taken',
  version: 1,
  need: 'asked',
  lifetimeS: 3_600,
  variables: z.object({ day: words(3) }),
  id: { title: 'Laporan dicatat', text: 'Terima kasih. Laporan hari ke-{day} dicatat: sehat.' },
  en: { title: 'Report taken', text: 'Thank you. The report of day {day} is taken: well.' },
  whatsapp: { template: 'siaga_monitoring_taken', parameters: ['day'] },
  published: { versions: ['199f62208a742270'], smsParts: 1 },
});

/** Signs were told by message: an officer will call. */
export const signsText = defineText({
  key: 'monitoring.signs',
  version: 1,
  need: 'asked',
  lifetimeS: 3_600,
  variables: z.object({}),
  id: {
    title: 'Petugas diberi tahu',
    text: 'Laporan Anda sampai. Petugas akan menghubungi Anda. Bila sesak atau gawat, telepon 119 sekarang.',
  },
  en: {
    title: 'An officer is told',
    text: 'Your report arrived. An officer will call you. If breathing is hard or it is urgent, call 119 now.',
  },
  whatsapp: { template: 'siaga_monitoring_signs', parameters: [] },
  published: { versions: ['e3c0132e3a2eb8d3'], smsParts: 1 },
});

/** What was answered cannot be read, or is of more than one household. */
export const unclearText = defineText({
  key: 'monitoring.unclear',
  version: 1,
  need: 'asked',
  lifetimeS: 3_600,
  variables: z.object({}),
  id: {
    title: 'Jawaban belum jelas',
    text: 'Jawaban belum jelas. Balas 1 bila serumah sehat, 2 bila ada gejala, atau isi lewat tautan dari petugas. Gawat: telepon 119.',
  },
  en: {
    title: 'The answer is not clear',
    text: 'That is not clear. Answer 1 if all at home are well, 2 if there are signs, or use the link of your officer. Emergency: call 119.',
  },
  whatsapp: { template: 'siaga_monitoring_unclear', parameters: [] },
  published: { versions: ['e362c0b4c2fb5eee'], smsParts: 1 },
});
