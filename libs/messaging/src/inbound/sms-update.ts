import { listAt, textAt } from '../domain/json-path.policy.js';
import type { SmsGateway } from '../messaging.settings.js';
import type { Receipt } from '../outbox/receipt.repository.js';

type Paths = NonNullable<SmsGateway['inbound']>;

/** What a gateway tells: answers of people, and what became of messages. */
export interface SmsUpdate {
  messages: { id: string; from: string; text: string }[];
  receipts: Pick<Receipt, 'providerId' | 'messageId' | 'receipt'>[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads a report in the gateway's own form, alone or in a list. What is neither an answer nor a report is left out, and nothing else. */
export function readSmsUpdate(body: unknown, paths: Paths): SmsUpdate {
  const update: SmsUpdate = { messages: [], receipts: [] };
  for (const item of listAt(body, paths.listPath) ?? [body]) {
    const id = textAt(item, paths.idPath);
    const receipt = receiptOf(textAt(item, paths.statusPath), paths);
    if (receipt !== null) {
      update.receipts.push({ providerId: id, messageId: ownIdOf(item, paths), receipt });
      continue;
    }
    const from = textAt(item, paths.fromPath);
    const text = textAt(item, paths.textPath);
    if (id !== null && from !== null && text !== null) update.messages.push({ id, from, text });
  }
  return update;
}

function receiptOf(status: string | null, { delivered, failed }: Paths): 'delivered' | 'failed' | null {
  if (status === null) return null;
  const isIn = (words: string[]): boolean =>
    words.some((word) => word.toLowerCase() === status.toLowerCase());
  return isIn(delivered) ? 'delivered' : isIn(failed) ? 'failed' : null;
}

function ownIdOf(item: unknown, { ownIdPath }: Paths): string | null {
  const id = ownIdPath === undefined ? null : textAt(item, ownIdPath);
  return id !== null && UUID.test(id) ? id : null;
}
