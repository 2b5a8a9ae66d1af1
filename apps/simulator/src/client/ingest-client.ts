import { createHmac } from 'node:crypto';
import { exchange, randomUuid, refusalOf, retryWaitMs, sleep } from '#siaga/client';
import {
  api,
  IDEMPOTENCY_HEADER,
  IngestResult,
  SIGNATURE_HEADER,
  SOURCE_HEADER,
  TIMESTAMP_HEADER,
} from '#siaga/contracts';
import { isPassing } from './failures.js';

/** A telephone system's own credential. */
export interface IngestSource {
  name: string;
  secret: string;
}

const REQUEST_TIMEOUT_MS = 30_000;
/** The server judged every event of the batch, and took none. */
const JUDGED_ALL_REFUSED = 422;

/** Feeds call events as a telephone system would, each body signed with the source's secret. */
export class IngestClient {
  constructor(
    private readonly baseUrl: string,
    private readonly source: IngestSource,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Posts a batch and gives the server's judgement of each event, also when it refused all. Repeats while the server is
   * away. Throws ApiError when the credential is refused.
   */
  async post(events: readonly unknown[]): Promise<IngestResult> {
    const body = JSON.stringify(events);
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#postOnce(body);
      } catch (error) {
        if (this.signal.aborted || !isPassing(error)) throw error;
        await sleep(retryWaitMs(attempt), this.signal);
      }
    }
  }

  async #postOnce(body: string): Promise<IngestResult> {
    const { method, path } = api.ingestCalls;
    const headers = {
      ...signatureHeaders(this.source, body, new Date()),
      'content-type': 'application/json',
    };
    const response = await exchange(
      this.baseUrl + path,
      { method, headers, body },
      { fetch, timeoutMs: REQUEST_TIMEOUT_MS },
    );
    if (!response.ok && response.status !== JUDGED_ALL_REFUSED) throw await refusalOf(response);
    const answer = response.clone();
    const result = IngestResult.safeParse(await response.json().catch(() => null));
    if (result.success) return result.data;
    throw await refusalOf(answer);
  }
}

/** Headers of a signed body: hex HMAC-SHA-256 over `timestamp.body`. */
export function signatureHeaders(source: IngestSource, body: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const digest = createHmac('sha256', source.secret).update(`${timestamp}.${body}`).digest('hex');
  return {
    [SOURCE_HEADER]: source.name,
    [TIMESTAMP_HEADER]: timestamp,
    [SIGNATURE_HEADER]: `sha256=${digest}`,
    [IDEMPOTENCY_HEADER]: randomUuid(),
  };
}
