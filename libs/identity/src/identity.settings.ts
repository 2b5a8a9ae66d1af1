import { z } from 'zod';
import { defineSettings, type SettingsOf } from '#siaga/kernel';

/** Phones tell where they are to pages of https only; this machine itself is the one exception. */
const isSecure = (url: string): boolean =>
  /^https:/.test(url) || /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(url);

/** Links that are sent to phones outside. */
export const linkSettings = defineSettings({
  title: 'Links to phones',
  settings: {
    SIAGA_PUBLIC_URL: {
      schema: z
        .url({ protocol: /^https?$/ })
        .refine(isSecure, { error: 'must be https: phones tell no other page where they are' })
        .transform((url) => url.replace(/\/+$/, ''))
        .optional(),
      text: 'Address under which a phone outside reaches the portal, e.g. https://siaga.example.id. Empty: callers are sent no links, and patients a code without one.',
    },
  },
});

export type LinkSettings = SettingsOf<typeof linkSettings>;
