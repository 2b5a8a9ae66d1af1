import { z } from 'zod';

const Message = z.looseObject({
  id: z.string(),
  from: z.string(),
  timestamp: z.string(),
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ text: z.string() }).optional(),
});
const Status = z.object({
  id: z.string(),
  status: z.string(),
  biz_opaque_callback_data: z.string().optional(),
});
const Value = z.object({
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
});
const Update = z.object({
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
});

export interface WhatsAppUpdate {
  messages: { id: string; from: string; text: string; at: Date; content: unknown }[];
  statuses: { id: string; messageId: string | null; receipt: 'delivered' | 'read' | 'failed' }[];
}

const RECEIPTS = new Set(['delivered', 'read', 'failed']);

/** What a webhook of the Cloud API tells. What is new to us in it is left out: Meta adds kinds without asking. */
export function readWhatsAppUpdate(body: unknown): WhatsAppUpdate {
  const update: WhatsAppUpdate = { messages: [], statuses: [] };
  for (const { changes } of Update.safeParse(body).data?.entry ?? [])
    for (const change of changes) {
      const value = Value.safeParse(change.value).data;
      if (change.field !== 'messages' || value === undefined) continue;
      update.messages.push(...value.messages.flatMap(readMessage));
      update.statuses.push(...value.statuses.flatMap(readStatus));
    }
  return update;
}

function readMessage(raw: unknown): WhatsAppUpdate['messages'] {
  const message = Message.safeParse(raw).data;
  const seconds = Number(message?.timestamp);
  if (message === undefined || !Number.isFinite(seconds)) return [];
  const text = message.text?.body ?? message.button?.text ?? '';
  return [{ id: message.id, from: `+${message.from}`, text, at: new Date(seconds * 1_000), content: raw }];
}

function readStatus(raw: unknown): WhatsAppUpdate['statuses'] {
  const status = Status.safeParse(raw).data;
  if (status === undefined || !RECEIPTS.has(status.status)) return [];
  const messageId = z.uuid().safeParse(status.biz_opaque_callback_data).data ?? null;
  return [{ id: status.id, messageId, receipt: status.status as 'delivered' | 'read' | 'failed' }];
}
