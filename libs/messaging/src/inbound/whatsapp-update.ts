import { z } from 'zod';

const Message = z.looseObject({
  id: z.string(),
  from: z.string(),
  /** Read as a number; what is none leaves the message its text. */
  timestamp: z.unknown(),
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ text: z.string() }).optional(),
});
const Status = z.object({
  id: z.string(),
  status: z.string(),
  biz_opaque_callback_data: z.unknown(),
});
/** One part that is not as it should be takes nothing of the others with it. */
const Many = z.array(z.unknown()).catch([]);
const Value = z.object({ messages: Many, statuses: Many });
const Change = z.object({ field: z.literal('messages'), value: Value });
const Update = z.object({ entry: Many });
const Entry = z.object({ changes: Many });

export interface WhatsAppUpdate {
  messages: { id: string; from: string; text: string; at: Date; content: unknown }[];
  statuses: { id: string; messageId: string | null; receipt: 'delivered' | 'read' | 'failed' }[];
}

const RECEIPTS = new Set(['delivered', 'read', 'failed']);

/** What a webhook of the Cloud API tells. What is new to us in it is left out: Meta adds kinds without asking. */
export function readWhatsAppUpdate(body: unknown): WhatsAppUpdate {
  const update: WhatsAppUpdate = { messages: [], statuses: [] };
  const entries = Update.safeParse(body).data?.entry ?? [];
  for (const change of entries.flatMap((entry) => Entry.safeParse(entry).data?.changes ?? [])) {
    const value = Change.safeParse(change).data?.value;
    update.messages.push(...(value?.messages.flatMap(readMessage) ?? []));
    update.statuses.push(...(value?.statuses.flatMap(readStatus) ?? []));
  }
  return update;
}

function readMessage(raw: unknown): WhatsAppUpdate['messages'] {
  const message = Message.safeParse(raw).data;
  if (message === undefined) return [];
  const seconds = Number(message.timestamp);
  const text = message.text?.body ?? message.button?.text ?? '';
  return [{ id: message.id, from: `+${message.from}`, text, at: new Date(seconds * 1_000), content: raw }];
}

function readStatus(raw: unknown): WhatsAppUpdate['statuses'] {
  const status = Status.safeParse(raw).data;
  if (status === undefined || !RECEIPTS.has(status.status)) return [];
  const messageId = z.uuid().safeParse(status.biz_opaque_callback_data).data ?? null;
  return [{ id: status.id, messageId, receipt: status.status as 'delivered' | 'read' | 'failed' }];
}
