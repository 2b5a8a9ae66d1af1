import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/** Asks for the report of the day. It names nobody and no disease. */
export const askText = defineText({
  key: 'monitoring.ask',
  version: 1,
  need: 'required',
  lifetimeS: 10 * 3_600,
  variables: z.object({ day: words(3) }),
  id: {
    title: 'Laporan harian',
    text: 'Hari ke-{day}: balas 1 bila serumah sehat, 2 bila ada gejala. Gawat: telepon 119.',
  },
  en: {
    title: 'Daily report',
    text: 'Day {day}: answer 1 if all at home are well, 2 if there are signs. Emergency: call 119.',
  },
  whatsapp: { template: 'siaga_monitoring_ask', parameters: ['day'] },
  published: { versions: ['cb0e48ea1efa945d'], smsParts: 1 },
});
