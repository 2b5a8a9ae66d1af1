import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/**
 * Rings a crew's closed phone for an offer. It may be read by anybody who sees the phone lie there: the place, so that the crew can
 * start, and nothing of the patient.
 */
export const offerNotice = defineText({
  key: 'crew.offer',
  version: 1,
  need: 'emergency',
  lifetimeS: 600,
  variables: z.object({ callSign: words(30), place: words(300) }),
  id: { title: 'Tugas baru untuk {callSign}', text: '{place}. Ketuk untuk menjawab.' },
  en: { title: 'New job for {callSign}', text: '{place}. Tap to answer.' },
  published: { versions: ['9601f9bdf6815e71'], smsParts: 3 },
});
