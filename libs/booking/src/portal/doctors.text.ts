import { z } from 'zod';
import { defineText, words } from '#siaga/messaging';

/** Another doctor comes; nothing else changes. */
export const doctorReplacedText = defineText({
  key: 'booking.doctor-replaced',
  version: 1,
  need: 'required',
  lifetimeS: 12 * 3_600,
  variables: z.object({
    number: words(8),
    facility: words(60),
    day: words(24),
    planned: words(40),
    doctor: words(40),
  }),
  id: {
    title: 'Dokter diganti',
    text: 'Antrean {number}, {facility}, {day}: {planned} digantikan {doctor}. Nomor dan jam Anda tetap.',
  },
  en: {
    title: 'Another doctor',
    text: 'Queue {number}, {facility}, {day}: {doctor} comes for {planned}. Your number and your time stay.',
  },
  whatsapp: {
    template: 'siaga_booking_doctor_replaced',
    parameters: ['number', 'facility', 'day', 'planned', 'doctor'],
  },
  published: { versions: ['cc320c505c9f7937'], smsParts: 2 },
});

/** The week's own doctor comes after all; said to whom another one was told. */
export const doctorBackText = defineText({
  key: 'booking.doctor-back',
  version: 1,
  need: 'required',
  lifetimeS: 12 * 3_600,
  variables: z.object({ number: words(8), facility: words(60), day: words(24), doctor: words(40) }),
  id: {
    title: 'Dokter kembali seperti jadwal',
    text: 'Antrean {number}, {facility}, {day}: {doctor} jadi praktik. Nomor dan jam Anda tetap.',
  },
  en: {
    title: 'The doctor as planned',
    text: 'Queue {number}, {facility}, {day}: {doctor} comes after all. Your number and your time stay.',
  },
  whatsapp: {
    template: 'siaga_booking_doctor_back',
    parameters: ['number', 'facility', 'day', 'doctor'],
  },
  published: { versions: ['6796ad85bb3638b7'], smsParts: 2 },
});
