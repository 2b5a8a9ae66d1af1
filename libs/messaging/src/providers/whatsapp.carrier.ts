import { z } from 'zod';
import type { ClaimedMessage, Sending } from '../domain/sending.js';
import type { WhatsAppAccount } from '../messaging.settings.js';
import type { Carrier } from '../outbox/carrier.js';
import { WhatsAppBody } from './bodies.js';
import { ask, heard, jsonOf, untakenBy, type Answered } from './http.js';
import { refusalWords, untaken, weightOf, type Weight } from './untaken.js';

/** Who wrote to us in the last 24 hours may be answered in free words. */
export interface OpenSessions {
  isOpen(digest: Buffer | null): Promise<boolean>;
}

const Accepted = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });
const Refused = z.object({
  error: z.object({ code: z.number(), title: z.string().optional(), message: z.string().optional() }),
});

/** Codes of the Cloud API: too much at once (of all, of the account, of this pair), a number that is locked for a while. */
const SLOW_DOWN = new Set([4, 80007, 130429, 131048, 131056, 133016]);
/** The token, the account, or WhatsApp itself: others need not try now. */
const AWAY = new Set([0, 1, 2, 10, 190, 368, 131000, 131005, 131016, 131031, 131042, 131057, 133004]);

/** WhatsApp Cloud API: free words inside a conversation, approved templates outside. */
export class WhatsAppCarrier implements Carrier {
  readonly channel = 'whatsapp';
  readonly provider = 'whatsapp';
  readonly mostAtOnce = 16;
  readonly ratePerS: number | null;
  readonly hasOneProvider = true;
  readonly wakesPeople = true;
  readonly longestWaitMs = 300_000;

  constructor(
    private readonly account: WhatsAppAccount,
    private readonly sessions: OpenSessions,
  ) {
    this.ratePerS = account.ratePerS;
  }

  async send(message: ClaimedMessage): Promise<Sending> {
    const { to, text, template } = WhatsAppBody.parse(message.body);
    const isOpen = await this.sessions.isOpen(message.recipientDigest);
    if (!isOpen && template === null) return untaken('for good', 'no conversation, and no template');
    const content =
      isOpen || template === null
        ? { type: 'text', text: { body: text, preview_url: false } }
        : templateOf(template);
    const answer = await ask({
      url: `${this.account.apiUrl}/${this.account.phoneNumberId}/messages`,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.account.accessToken}` },
      body: JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: to.replace(/^\+/, ''),
        // Comes back with every status: the message is known by it even when this answer is lost.
        biz_opaque_callback_data: message.idempotencyKey,
        ...content,
      }),
    });
    return heard(answer, (answered) => this.read(answered, text, isOpen));
  }

  private read(answer: Answered, text: string, isOpen: boolean): Sending {
    const json = jsonOf(answer.text);
    const accepted = Accepted.safeParse(json);
    if (answer.status === 200 && accepted.success) {
      const cost = isOpen ? 0 : this.account.costPerTemplate;
      return { kind: 'sent', providerId: accepted.data.messages[0]?.id ?? null, cost };
    }
    const refused = Refused.safeParse(json);
    if (!refused.success) return untakenBy(answer);
    const { code, title, message: words } = refused.data.error;
    const problem = `${code} ${refusalWords(title ?? words ?? null, text) ?? ''}`.trim();
    return untaken(weightOfCode(code, answer.status), problem, answer.afterMs);
  }
}

/** The status speaks for codes that are new to us. */
function weightOfCode(code: number, status: number): Weight {
  if (SLOW_DOWN.has(code)) return 'later';
  return AWAY.has(code) ? 'away' : weightOf(status);
}

function templateOf({
  name,
  language,
  parameters,
}: {
  name: string;
  language: string;
  parameters: string[];
}) {
  const body = parameters.map((text) => ({ type: 'text', text }));
  const components = body.length > 0 ? [{ type: 'body', parameters: body }] : [];
  return { type: 'template', template: { name, language: { code: language }, components } };
}
