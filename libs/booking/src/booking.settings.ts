import { z } from 'zod';
import { defineSettings, type SettingsOf } from '#siaga/kernel';

/** The voice that calls numbers in waiting rooms. */
export const voiceSettings = defineSettings({
  title: 'The voice in waiting rooms',
  settings: {
    SIAGA_VOICE_PROGRAM: {
      schema: z.string().min(1).default('espeak-ng'),
      text: 'Program that says a call in Indonesian. Where there is none, the browser of the board says it.',
    },
  },
});

export type VoiceSettings = SettingsOf<typeof voiceSettings>;

/** How long it is known whose a ticket was. */
export const keepingSettings = defineSettings({
  title: 'How long tickets name people',
  settings: {
    SIAGA_TICKET_KEPT_DAYS: {
      schema: z.coerce.number().int().min(1).max(3_650).default(365),
      text: 'Days after the visit for which a ticket says whose it was. Then name, NIK, card, telephone and notes are erased; figures stay.',
    },
  },
});

export type KeepingSettings = SettingsOf<typeof keepingSettings>;
