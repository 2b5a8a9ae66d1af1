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
