import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/** The one-time code that confirms a phone. It names nobody, no clinic and no facility: a message may be read by anybody. */
export const bookingCodeText = defineText({
  key: 'booking.code',
  version: 1,
  need: 'asked',
  lifetimeS: 300,
  variables: z.object({ code: words(6) }),
  id: {
    title: 'Kode antrean',
    text: '{code} adalah kode antrean Anda, berlaku 5 menit. Petugas tidak pernah memintanya.',
  },
  en: {
    title: 'Queue code',
    text: '{code} is your queue code, good for 5 minutes. Nobody from us ever asks for it.',
  },
  whatsapp: { template: 'siaga_booking_code', parameters: ['code'] },
  published: { versions: ['027a3e3252e43f6e'], smsParts: 1 },
});

/** The number that was booked: when to come, and the way back to its page. */
export const bookedText = defineText({
  key: 'booking.booked',
  version: 1,
  need: 'required',
  lifetimeS: 12 * 3_600,
  variables: z.object({
    number: words(8),
    facility: words(60),
    day: words(24),
    from: words(5),
    to: words(5),
    earliest: words(5),
    code: words(10),
    link: words(200),
  }),
  id: {
    title: 'Nomor antrean Anda',
    text: 'Antrean {number}, {facility}, {day}, pukul {from} sampai {to}. Datang paling cepat {earliest}. Kode {code}. {link}',
  },
  en: {
    title: 'Your queue number',
    text: 'Queue {number}, {facility}, {day}, {from} to {to}. Come at {earliest} at the earliest. Code {code}. {link}',
  },
  whatsapp: {
    template: 'siaga_booking_booked',
    parameters: ['number', 'facility', 'day', 'from', 'to', 'earliest', 'code', 'link'],
  },
  published: { versions: ['bc736e889d0200c5'], smsParts: 3 },
});
