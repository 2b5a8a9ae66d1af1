import { z } from 'zod';

/** What each channel's carrier finds in a message; sealed at rest. */
export const SmsBody = z.object({ to: z.string(), text: z.string() });
export const WhatsAppBody = z.object({
  to: z.string(),
  text: z.string(),
  /** What may be sent outside of a conversation: a text that WhatsApp approved, and what stands in it. */
  template: z.object({ name: z.string(), language: z.string(), parameters: z.array(z.string()) }).nullable(),
});
export const EmailBody = z.object({ to: z.string(), subject: z.string(), text: z.string() });
export const PushBody = z.object({
  deviceId: z.string(),
  /** What the service worker shows: encrypted for the phone. */
  notice: z.object({
    title: z.string(),
    text: z.string(),
    tag: z.string().nullable(),
    url: z.string().nullable(),
  }),
  /** A newer message of the same topic replaces one that the phone has not fetched. */
  topic: z.string().nullable(),
});
export type PushBody = z.infer<typeof PushBody>;
export const WebhookBody = z.object({ webhookId: z.string(), event: z.string() });
