import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/** The evening before. */
export const eveningText = defineText({
  key: 'booking.evening',
  version: 1,
  need: 'required',
  lifetimeS: 9_900,
  variables: z.object({
    number: words(8),
    facility: words(60),
    from: words(5),
    to: words(5),
    earliest: words(5),
    code: words(10),
  }),
  id: {
    title: 'Besok giliran Anda',
    text: 'Besok: antrean {number}, {facility}, pukul {from} sampai {to}. Datang paling cepat {earliest}. Kode {code}.',
  },
  en: {
    title: 'Your turn is tomorrow',
    text: 'Tomorrow: queue {number}, {facility}, {from} to {to}. Come at {earliest} at the earliest. Code {code}.',
  },
  whatsapp: {
    template: 'siaga_booking_evening',
    parameters: ['number', 'facility', 'from', 'to', 'earliest', 'code'],
  },
  published: { versions: ['e8329ba9da8cf384'], smsParts: 1 },
});

/** Shortly before leaving. */
export const leaveText = defineText({
  key: 'booking.leave',
  version: 1,
  need: 'required',
  lifetimeS: 1_200,
  variables: z.object({ number: words(8), facility: words(60), leave: words(5), from: words(5) }),
  id: {
    title: 'Waktunya berangkat',
    text: 'Antrean {number}, {facility}: berangkat pukul {leave}, kelompok Anda mulai {from}.',
  },
  en: {
    title: 'Time to leave',
    text: 'Queue {number}, {facility}: leave at {leave}, your group begins at {from}.',
  },
  whatsapp: { template: 'siaga_booking_leave', parameters: ['number', 'facility', 'leave', 'from'] },
  published: { versions: ['8c8e256dace7bee6'], smsParts: 1 },
});

/** A doctor is late: the window has moved. */
export const movedText = defineText({
  key: 'booking.moved',
  version: 1,
  need: 'required',
  lifetimeS: 7_200,
  variables: z.object({
    number: words(8),
    facility: words(60),
    minutes: words(3),
    from: words(5),
    to: words(5),
    earliest: words(5),
  }),
  id: {
    title: 'Jam antrean bergeser',
    text: 'Dokter terlambat {minutes} menit. Antrean {number}, {facility}: pukul {from} sampai {to}, paling cepat {earliest}.',
  },
  en: {
    title: 'Your time has moved',
    text: 'The doctor is {minutes} minutes late. Queue {number}, {facility}: now {from} to {to}, at {earliest} at the earliest.',
  },
  whatsapp: {
    template: 'siaga_booking_moved',
    parameters: ['number', 'facility', 'minutes', 'from', 'to', 'earliest'],
  },
  published: { versions: ['426a265ca7cd66ad'], smsParts: 1 },
});

/** The number was given back, on the phone or by the counter: whoever did not want that learns of it while it can be mended. */
export const cancelledText = defineText({
  key: 'booking.cancelled',
  version: 1,
  need: 'required',
  lifetimeS: 7_200,
  variables: z.object({ number: words(8), facility: words(60), day: words(24) }),
  id: {
    title: 'Antrean dibatalkan',
    text: 'Antrean {number}, {facility}, {day}, sudah dibatalkan. Nomor ini tidak berlaku lagi.',
  },
  en: {
    title: 'Your number is cancelled',
    text: 'Queue {number}, {facility}, {day}, is cancelled. The number is no longer good.',
  },
  whatsapp: { template: 'siaga_booking_cancelled', parameters: ['number', 'facility', 'day'] },
  published: { versions: ['8e950c038c03ee1c'], smsParts: 1 },
});
