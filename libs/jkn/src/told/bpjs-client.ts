import { Injectable } from '@nestjs/common';
import { Clock, newId, Outgoing, storable } from '#siaga/kernel';
import { readWord, signedHeaders, timestampOf, type BpjsWord } from '../domain/bpjs-wire.policy.js';
import { maskedText } from '../domain/masked.policy.js';
import { ExchangeRepository } from '../store/exchange.repository.js';
import type { StoredLink } from '../store/link.repository.js';

const TIMEOUT_MS = 3_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** How a question ended: with BPJS's word, or with none. */
export type BpjsAnswer =
  ({ readonly kind: 'answered' } & BpjsWord) | { readonly kind: 'unanswered'; readonly problem: string };

/** One question to BPJS. */
export interface BpjsQuestion {
  /** Below the facility's address at BPJS: `antrean/add`. */
  readonly service: string;
  /** What is told; null for what is only asked (GET). */
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly bookingCode: string | null;
}

/** Speaks to BPJS for a facility: signed, bounded, each word of it kept for disputes. */
@Injectable()
export class BpjsClient {
  constructor(
    private readonly outgoing: Outgoing,
    private readonly exchanges: ExchangeRepository,
    private readonly clock: Clock,
  ) {}

  /** One attempt; never throws for what BPJS does. */
  async ask(stored: StoredLink, { service, body, bookingCode }: BpjsQuestion): Promise<BpjsAnswer> {
    const began = performance.now();
    const at = this.clock.now();
    const answer = await this.attempt(stored, service, body, at);
    const { code, message } = answer.kind === 'answered' ? answer : { code: null, message: answer.problem };
    await this.exchanges.add(stored.link.facilityId, {
      id: newId(),
      at: at.toISOString(),
      direction: 'out',
      service: service.slice(0, 80),
      code,
      message,
      durationMs: Math.round(performance.now() - began),
      bookingCode,
      request: maskedText(body),
      response: maskedText(answer.kind === 'answered' ? answer.response : null),
    });
    return answer;
  }

  private async attempt(
    { link, secrets }: StoredLink,
    service: string,
    body: BpjsQuestion['body'],
    at: Date,
  ): Promise<BpjsAnswer> {
    if (link.outgoing === null || secrets === null) return unanswered('BPJS is not to be called');
    const credentials = { ...secrets, consId: link.outgoing.consId };
    const timestamp = timestampOf(at, link.options);
    try {
      const { status, text } = await this.outgoing.request({
        url: `${link.outgoing.baseUrl}/${service}`,
        method: body === null ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', ...signedHeaders(credentials, timestamp) },
        ...(body !== null && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        mostBytes: MOST_BYTES,
      });
      if (status >= 500) return unanswered(`HTTP ${String(status)}`);
      return { kind: 'answered', ...readWord(text, credentials, timestamp, link.options) };
    } catch (error) {
      return unanswered(error instanceof Error ? `${error.name}: ${error.message}` : 'no answer');
    }
  }
}

function unanswered(problem: string): BpjsAnswer {
  return { kind: 'unanswered', problem: storable(problem).slice(0, 200) };
}
