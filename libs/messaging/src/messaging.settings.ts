import { z } from 'zod';
import { defineSettings, jsonOf, type SettingsOf } from '#siaga/kernel';
import { readQuietHours } from './domain/quiet-hours.policy.js';

const Rupiah = z.number().min(0).nullable().default(null);
const PerSecond = z.number().min(0.01).max(10_000).nullable().default(null);

/** A gateway that sends short messages when asked over HTTP. In URL and body `{to}`, `{text}` and `{id}` are replaced. */
export const SmsGateway = z.strictObject({
  url: z.string().regex(/^https?:\/\//),
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  contentType: z.enum(['json', 'form']).default('json'),
  body: z.record(z.string(), z.json()).default({ to: '{to}', text: '{text}', id: '{id}' }),
  /** +62…, 62… or 0… */
  numbers: z.enum(['plus', 'international', 'national']).default('plus'),
  /** Where the answer says that it was taken, for gateways that answer 200 to everything. */
  ok: z.strictObject({ path: z.string(), values: z.array(z.string()).min(1) }).optional(),
  idPath: z.string().default('id'),
  errorPath: z.string().default('error'),
  costPerPart: Rupiah,
  ratePerS: PerSecond,
  /** Where the gateway's own reports and the people's answers come in; the secret as bearer token. */
  inbound: z
    .strictObject({
      secret: z.string().min(16),
      /** Where several come at once, e.g. `results`; each is read by the other paths. */
      listPath: z.string().optional(),
      idPath: z.string().default('id'),
      /** Where the gateway gives back the `{id}` that it was sent, if it does. */
      ownIdPath: z.string().optional(),
      fromPath: z.string().default('from'),
      textPath: z.string().default('text'),
      statusPath: z.string().default('status'),
      delivered: z.array(z.string()).default(['delivered', 'DELIVRD']),
      failed: z.array(z.string()).default(['failed', 'undelivered', 'UNDELIV', 'REJECTD', 'EXPIRED']),
    })
    .optional(),
});
export type SmsGateway = z.infer<typeof SmsGateway>;

/** A number of the WhatsApp Cloud API. */
export const WhatsAppAccount = z.strictObject({
  phoneNumberId: z.string().regex(/^\d+$/),
  accessToken: z.string().min(1),
  appSecret: z.string().min(8),
  verifyToken: z.string().min(8),
  /** With its version. */
  apiUrl: z
    .string()
    .regex(/^https?:\/\//)
    .default('https://graph.facebook.com/v23.0'),
  costPerTemplate: Rupiah,
  ratePerS: PerSecond,
});
export type WhatsAppAccount = z.infer<typeof WhatsAppAccount>;

const PUSH_HOSTS =
  'fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com';

function isQuietHours(text: string): boolean {
  try {
    readQuietHours(text);
    return true;
  } catch {
    return false;
  }
}

/** How messages leave the house. */
export const messagingSettings = defineSettings({
  title: 'Messages to people and systems',
  text: `In the demo every channel without settings goes to the screen "Kotak pesan demo"; elsewhere its messages wait until they
expire. How to set up each provider stands in docs/runbook.md.`,
  settings: {
    SIAGA_QUIET_HOURS: {
      schema: z
        .string()
        .default('21:00-06:00')
        .refine(isQuietHours, { error: 'must look like 21:00-06:00, or none' }),
      text: 'When SMS, WhatsApp and push wait for the morning, in the time zone of who gets them; emergencies do not wait. none: never.',
    },
    SIAGA_SMS: {
      schema: jsonOf(SmsGateway).optional(),
      text: 'JSON: the gateway for SMS: {"url": "…", "headers": {…}, "body": {"to": "{to}", "text": "{text}", "id": "{id}"}, …}.',
      isSecret: true,
    },
    SIAGA_WHATSAPP: {
      schema: jsonOf(WhatsAppAccount).optional(),
      text: 'JSON: a number of the WhatsApp Cloud API: {"phoneNumberId": "…", "accessToken": "…", "appSecret": "…", "verifyToken": "…"}.',
      isSecret: true,
    },
    SIAGA_SMTP_URL: {
      schema: z
        .url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@host:587' })
        .optional(),
      text: 'The mail server: smtp://user:password@host:587 (STARTTLS) or smtps://….',
      isSecret: true,
    },
    SIAGA_SMTP_FROM: {
      schema: z.string().min(3).optional(),
      text: 'Sender of e-mail, e.g. PSC 119 <psc@example.org>.',
    },
    SIAGA_SMTP_TLS: {
      schema: z.enum(['on', 'off']).default('on'),
      text: 'on: mail goes over TLS or not at all; off only for a mail server on this machine.',
    },
    SIAGA_PUSH_CONTACT: {
      schema: z
        .string()
        .regex(/^(mailto:|https:\/\/)/, { error: 'must begin with mailto: or https://' })
        .optional(),
      text: "Whom push services may write to, e.g. mailto:it@example.org. Web push works when it is set; it rings the crews' phones.",
    },
    SIAGA_PUSH_HOSTS: {
      schema: z.string().default(PUSH_HOSTS),
      text: 'Push services that a phone may name: the server posts nowhere else.',
    },
  },
  rules: [
    {
      setting: 'SIAGA_SMTP_FROM',
      error: 'is needed for SIAGA_SMTP_URL',
      holds: ({ SIAGA_SMTP_URL, SIAGA_SMTP_FROM }) =>
        SIAGA_SMTP_URL === undefined || SIAGA_SMTP_FROM !== undefined,
    },
  ],
});

export type MessagingSettings = SettingsOf<typeof messagingSettings>;
