import { Injectable } from '@nestjs/common';
import { SIGNATURE_HEADER, SOURCE_HEADER, TIMESTAMP_HEADER } from '#siaga/contracts';
import { Clock, signatureOf } from '#siaga/kernel';
import type { Attempt } from '../domain/delivery.policy.js';

const TIMEOUT_MS = 5_000;
const MOST_ANSWER_BYTES = 64 * 1024;

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
  constructor(private readonly clock: Clock) {}

  async post({ url, from, secret, body }: SignedPost): Promise<Attempt> {
    const bytes = Buffer.from(body, 'utf8');
    const timestamp = this.clock.now().toISOString();
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          [SOURCE_HEADER]: from,
          [TIMESTAMP_HEADER]: timestamp,
          [SIGNATURE_HEADER]: signatureOf(secret, timestamp, bytes),
        },
        body: bytes,
      });
      const text = await readSmall(response);
      return { kind: 'answered', status: response.status, receipt: parsed(text) };
    } catch (error) {
      return { kind: 'unanswered', problem: problemOf(error) };
    }
  }
}

async function readSmall(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > MOST_ANSWER_BYTES) throw new Error('the answer is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** The reason without addresses: `fetch failed` hides it in its cause. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = (error.cause ?? error) as { code?: unknown };
  return (typeof code === 'string' ? code : error.name).slice(0, 100);
}
