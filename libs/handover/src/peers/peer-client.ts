import { Injectable } from '@nestjs/common';
import { SOURCE_HEADER } from '#siaga/contracts';
import { Clock, Outgoing } from '#siaga/kernel';
import { askSigned, jsonOf } from '#siaga/messaging';
import type { Attempt } from '../domain/delivery.policy.js';

const TIMEOUT_MS = 5_000;

/** One signed request to another Siaga. */
export interface SignedPost {
  /** Address of a configured centre; never one that came in a message. */
  url: string;
  /** Code of the centre that sends. */
  from: string;
  secret: string;
  body: string;
}

/** Speaks to other Siagas: one attempt, five seconds at most, no redirects, a small answer. Never throws. */
@Injectable()
export class PeerClient {
  constructor(
    private readonly clock: Clock,
    private readonly outgoing: Outgoing,
  ) {}

  async post({ url, from, secret, body }: SignedPost): Promise<Attempt> {
    const headers = { [SOURCE_HEADER]: from };
    const at = this.clock.now();
    const answer = await askSigned({
      url,
      headers,
      secret,
      body,
      at,
      timeoutMs: TIMEOUT_MS,
      outgoing: this.outgoing,
    });
    if (answer.kind === 'unanswered') return answer;
    return { kind: 'answered', status: answer.status, receipt: jsonOf(answer.text) };
  }
}
