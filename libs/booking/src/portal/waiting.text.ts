import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/** A place is free, and kept for a few minutes for whom this is sent to. */
export const placeFreeText = defineText({
  key: 'booking.place-free',
  version: 1,
  need: 'asked',
  lifetimeS: 600,
  variables: z.object({
    facility: words(60),
    day: words(24),
    from: words(5),
    to: words(5),
    until: words(5),
    link: words(200),
  }),
  id: {
    title: 'Ada tempat untuk Anda',
    text: 'Ada tempat di {facility}, {day}, pukul {from} sampai {to}. Ambil sebelum {until}: {link}',
  },
  en: {
    title: 'There is a place for you',
    text: 'A place is free at {facility}, {day}, {from} to {to}. Take it before {until}: {link}',
  },
  whatsapp: {
    template: 'siaga_booking_place_free',
    parameters: ['facility', 'day', 'from', 'to', 'until', 'link'],
  },
  published: { versions: ['bbfeabbc6d80c752'], smsParts: 3 },
});

/** No place became free in time. */
export const listEndedText = defineText({
  key: 'booking.list-ended',
  version: 1,
  need: 'required',
  lifetimeS: 7_200,
  variables: z.object({ facility: words(60), day: words(24) }),
  id: {
    title: 'Daftar tunggu selesai',
    text: 'Daftar tunggu {facility}, {day}, sudah selesai tanpa tempat kosong. Silakan pilih hari lain.',
  },
  en: {
    title: 'The waiting list is over',
    text: 'The waiting list of {facility}, {day}, is over without a free place. Please choose another day.',
  },
  whatsapp: { template: 'siaga_booking_list_ended', parameters: ['facility', 'day'] },
  published: { versions: ['23d490e14bb1788c'], smsParts: 2 },
});

/** The session will not be held: the number is kept until another is chosen. */
export const calledOffText = defineText({
  key: 'booking.called-off',
  version: 1,
  need: 'required',
  lifetimeS: 12 * 3_600,
  variables: z.object({
    number: words(8),
    facility: words(60),
    day: words(24),
    link: words(200),
  }),
  id: {
    title: 'Sesi dibatalkan',
    text: 'Antrean {number}, {facility}, {day}: sesi dibatalkan. Pilih waktu lain dengan satu ketukan: {link}',
  },
  en: {
    title: 'The session is called off',
    text: 'Queue {number}, {facility}, {day}: the session is called off. Choose another time with one tap: {link}',
  },
  whatsapp: { template: 'siaga_booking_called_off', parameters: ['number', 'facility', 'day', 'link'] },
  published: { versions: ['badf87aa95b376dd'], smsParts: 3 },
});

/** A session that was called off is held after all; said to whom it was told that it would not be. */
export const heldAgainText = defineText({
  key: 'booking.held-again',
  version: 1,
  need: 'required',
  lifetimeS: 12 * 3_600,
  variables: z.object({
    number: words(8),
    facility: words(60),
    day: words(24),
    from: words(5),
    to: words(5),
  }),
  id: {
    title: 'Sesi jadi diadakan',
    text: 'Antrean {number}, {facility}, {day}: sesi jadi diadakan, pukul {from} sampai {to}.',
  },
  en: {
    title: 'The session is held after all',
    text: 'Queue {number}, {facility}, {day}: the session is held after all, {from} to {to}.',
  },
  whatsapp: { template: 'siaga_booking_held_again', parameters: ['number', 'facility', 'day', 'from', 'to'] },
  published: { versions: ['d446651c9d672d2c'], smsParts: 1 },
});
