import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';

/** How people and systems are reached. `centre`: another Siaga. */
export const MessageChannel = z.enum(['sms', 'whatsapp', 'email', 'push', 'webhook', 'centre', 'bpjs']);
export type MessageChannel = z.infer<typeof MessageChannel>;

/** `stopped`: the person has not agreed to such messages, or said that no more are wanted. */
export const MessageOutcome = z.enum(['sent', 'refused', 'expired', 'cancelled', 'stopped']);
export type MessageOutcome = z.infer<typeof MessageOutcome>;

/** What the provider said after it took the message. */
export const MessageReceipt = z.enum(['delivered', 'read', 'failed']);
export type MessageReceipt = z.infer<typeof MessageReceipt>;

/** A message on its way or gone, without what it says. */
export const Message = z.object({
  id: Id,
  channel: MessageChannel,
  /** What it is, e.g. the key of its text. */
  kind: z.string(),
  regionCode: RegionCode,
  subjectId: Id.nullable(),
  /** The recipient, masked. */
  recipient: z.string().nullable(),
  madeAt: Instant,
  /** When the next attempt is; null when it is done, or waits for one before it. */
  dueAt: Instant.nullable(),
  expiresAt: Instant,
  attempts: z.number().int(),
  doneAt: Instant.nullable(),
  outcome: MessageOutcome.nullable(),
  problem: z.string().nullable(),
  provider: z.string().nullable(),
  receipt: MessageReceipt.nullable(),
  receiptAt: Instant.nullable(),
  parts: z.number().int().nullable(),
  /** Rupiah; null where it is not known. */
  cost: z.number().nullable(),
  copyOf: Id.nullable(),
});
export type Message = z.infer<typeof Message>;

export const MessagesInput = z.object({
  channel: MessageChannel.optional(),
  outcome: MessageOutcome.or(z.literal('waiting')).optional(),
  subjectId: Id.optional(),
  /** Those made before this one, for the next page. */
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type MessagesInput = z.infer<typeof MessagesInput>;
export const MessageList = z.object({ messages: z.array(Message) });
export type MessageList = z.infer<typeof MessageList>;

export const MessageCostsInput = z.object({ from: Instant, to: Instant });
export type MessageCostsInput = z.infer<typeof MessageCostsInput>;
/** What went out in a time, by channel, provider and kind. */
export const MessageCosts = z.object({
  costs: z.array(
    z.object({
      channel: MessageChannel,
      provider: z.string(),
      kind: z.string(),
      messages: z.number().int(),
      parts: z.number().int(),
      cost: z.number(),
    }),
  ),
});
export type MessageCosts = z.infer<typeof MessageCosts>;

/** A message that the demo shows instead of sending it. */
export const DemoMessage = z.object({
  id: Id,
  channel: MessageChannel,
  kind: z.string(),
  to: z.string(),
  title: z.string().nullable(),
  text: z.string(),
  at: Instant,
});
export type DemoMessage = z.infer<typeof DemoMessage>;
export const DemoMessageList = z.object({ messages: z.array(DemoMessage) });
export type DemoMessageList = z.infer<typeof DemoMessageList>;

/** The key that a browser subscribes to push with; null when push is not set up. */
export const PushKey = z.object({ publicKey: z.string().nullable() });
export type PushKey = z.infer<typeof PushKey>;

const PushKeyText = z.string().regex(/^[\w-]{8,200}={0,2}$/);
/** A browser's subscription, as `PushSubscription.toJSON()` gives it. */
export const SubscribePushInput = z.object({
  endpoint: z.url().max(2_000),
  keys: z.object({ p256dh: PushKeyText, auth: PushKeyText }),
  language: z.enum(['id', 'en']).default('id'),
});
export type SubscribePushInput = z.infer<typeof SubscribePushInput>;
export const UnsubscribePushInput = z.object({ endpoint: z.url().max(2_000) });
export type UnsubscribePushInput = z.infer<typeof UnsubscribePushInput>;

/** Another system that is told of changes: without names, numbers and notes. */
export const Webhook = z.object({
  id: Id,
  version: z.number().int(),
  /** It hears of this region and what lies in it. */
  regionCode: RegionCode,
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  madeAt: Instant,
  disabledAt: Instant.nullable(),
});
export type Webhook = z.infer<typeof Webhook>;
export const WebhookList = z.object({ webhooks: z.array(Webhook) });
export type WebhookList = z.infer<typeof WebhookList>;

const WebhookUrl = z
  .url({ protocol: /^https?$/, error: 'Expected an address such as https://example.org/siaga' })
  .max(500)
  .refine((url) => URL.canParse(url) && new URL(url).username === '', {
    error: 'Expected an address without a user',
  });
const WebhookEvents = z
  .array(z.string().regex(/^[a-z_-]+\.[a-z-]+\.v\d+$/))
  .min(1)
  .max(100);
/** At least as long as the digest that it keys is worth. */
const WebhookSecret = z.string().min(32).max(200);

export const CreateWebhookInput = z.object({
  regionCode: RegionCode,
  name: z.string().trim().min(1).max(120),
  url: WebhookUrl,
  secret: WebhookSecret,
  events: WebhookEvents,
});
export type CreateWebhookInput = z.infer<typeof CreateWebhookInput>;
export const UpdateWebhookInput = z.object({
  id: Id,
  version: z.number().int(),
  name: z.string().trim().min(1).max(120).optional(),
  url: WebhookUrl.optional(),
  secret: WebhookSecret.optional(),
  events: WebhookEvents.optional(),
  isDisabled: z.boolean().optional(),
});
export type UpdateWebhookInput = z.infer<typeof UpdateWebhookInput>;

/** WhatsApp asks this way whether the address is ours. */
export const WhatsAppVerifyInput = z.object({
  'hub.mode': z.string(),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string().max(200),
});
