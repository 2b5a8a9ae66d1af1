import { z } from 'zod';
import { defineSettings, type SettingsOf } from '../settings/define-settings.js';
import { readNetworks } from './address.policy.js';

/** Which addresses that people typed the server may speak to. */
export const outgoingSettings = defineSettings({
  title: 'Other systems that are spoken to',
  text: `Addresses of centres, webhooks and push services are typed by people or sent by browsers, so they are checked when they are saved and
again, after their name was looked up, at each connection: the public internet by https only. Addresses that stand in these settings
themselves (routers, geocoders, map servers, SMS, WhatsApp) may be anywhere but link-local; a map server is spoken to without TLS inside
the house only, and where it redirects to is checked like an address that was typed.`,
  settings: {
    SIAGA_OUTGOING_NETWORKS: {
      schema: z
        .string()
        .default('')
        .transform((text, context) => {
          try {
            return readNetworks(text);
          } catch (error) {
            context.addIssue({ code: 'custom', message: (error as Error).message });
            return z.NEVER;
          }
        }),
      text: 'Private networks in which other centres or systems stand, e.g. 10.20.0.0/16,192.168.7.0/24.',
      shown: '',
    },
    SIAGA_OUTGOING_HTTP: {
      schema: z.enum(['on', 'off']).default('off'),
      text: 'on: they may be spoken to without TLS, e.g. inside a tunnel between centres.',
    },
  },
});

export type OutgoingSettings = SettingsOf<typeof outgoingSettings>;
