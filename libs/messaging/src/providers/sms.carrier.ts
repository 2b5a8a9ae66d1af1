import { filledIn, textAt } from '../domain/json-path.policy.js';
import { writtenAs } from '../domain/phone-number.policy.js';
import type { ClaimedMessage, Sending } from '../domain/sending.js';
import { smsParts } from '../domain/sms-parts.policy.js';
import type { SmsGateway } from '../messaging.settings.js';
import type { Carrier } from '../outbox/carrier.js';
import { SmsBody } from './bodies.js';
import { ask, heard, jsonOf, untakenBy, type Answered, type ProviderRequest } from './http.js';
import { refusalWords, untaken } from './untaken.js';

/** Short messages by the gateway that the centre configured. */
export class SmsCarrier implements Carrier {
  readonly channel = 'sms';
  readonly provider = 'sms-gateway';
  readonly mostAtOnce = 16;
  readonly ratePerS: number | null;
  readonly hasOneProvider = true;
  readonly wakesPeople = true;
  readonly longestWaitMs = 300_000;

  constructor(private readonly gateway: SmsGateway) {
    this.ratePerS = gateway.ratePerS;
  }

  async send(message: ClaimedMessage): Promise<Sending> {
    const { gateway } = this;
    const { to, text } = SmsBody.parse(message.body);
    const values = { to: writtenAs(to, gateway.numbers), text, id: message.idempotencyKey };
    return heard(await ask(this.request(values)), (answer) => this.read(answer, text));
  }

  private read(answer: Answered, text: string): Sending {
    const { gateway } = this;
    const json = jsonOf(answer.text);
    const words = refusalWords(textAt(json, gateway.errorPath), text);
    if (!answer.isOk) return untakenBy(answer, words);
    const { ok } = gateway;
    if (ok !== undefined && !ok.values.includes(textAt(json, ok.path) ?? ''))
      return untaken('for good', words ?? 'not taken');
    const parts = smsParts(text);
    const cost = gateway.costPerPart === null ? null : gateway.costPerPart * parts;
    return { kind: 'sent', providerId: textAt(json, gateway.idPath), parts, cost };
  }

  private request(values: { to: string; text: string; id: string }): ProviderRequest {
    const { gateway } = this;
    const encoded = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, encodeURIComponent(value.toWellFormed())]),
    );
    const url = String(filledIn(gateway.url, encoded));
    const headers = { 'idempotency-key': values.id, ...gateway.headers };
    if (gateway.method === 'GET') return { url, method: 'GET', headers };
    const body = filledIn(gateway.body, values) as Record<string, unknown>;
    if (gateway.contentType === 'json')
      return {
        url,
        method: gateway.method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      };
    const form = new URLSearchParams();
    for (const [key, value] of Object.entries(body)) form.set(key, String(value));
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return { url, method: gateway.method, headers: { ...type, ...headers }, body: form.toString() };
  }
}
