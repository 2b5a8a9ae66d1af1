import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '#siaga/contracts';
import { askOwn, signatureOf, type Outgoing } from '#siaga/kernel';
import type { Sending } from '../domain/sending.js';
import { untaken, weightOf } from './untaken.js';

const TIMEOUT_MS = 10_000;
const MOST_ANSWER_BYTES = 64 * 1024;
const LONGEST_PAUSE_MS = 3_600_000;

/** One request to a provider. */
export interface ProviderRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** Ten seconds unless it says otherwise. */
  timeoutMs?: number;
  /** For an address that somebody typed or a browser sent: it is judged there. One of the settings needs none. */
  outgoing?: Pick<Outgoing, 'request'>;
}

/** One request to another system that holds the same secret. */
export interface SignedRequest extends Omit<ProviderRequest, 'method' | 'body'> {
  outgoing: Pick<Outgoing, 'request'>;
  secret: string;
  /** JSON. */
  body: string;
  /** When it is signed: the other side takes none that is old. */
  at: Date;
}

/** What came back, in time and whole. */
export interface Answered {
  kind: 'answered';
  status: number;
  isOk: boolean;
  text: string;
  afterMs: number | undefined;
}

export type ProviderAnswer = Answered | { kind: 'unanswered'; problem: string };

/** One attempt: a short time, no redirects, a small answer. Never throws, and its problems name no address. */
export async function ask({
  url,
  method,
  headers,
  body,
  timeoutMs = TIMEOUT_MS,
  outgoing = askOwn,
}: ProviderRequest): Promise<ProviderAnswer> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await outgoing.request({
      url,
      method,
      headers,
      signal,
      mostBytes: MOST_ANSWER_BYTES,
      ...(body !== undefined && { body }),
    });
    const { status, text } = answer;
    const afterMs = readRetryAfter(answer.headers['retry-after'] ?? null);
    return { kind: 'answered', status, isOk: status >= 200 && status < 300, text, afterMs };
  } catch (error) {
    return { kind: 'unanswered', problem: problemOf(error) };
  }
}

/** `ask` with a signed body, by POST. */
export function askSigned({ secret, body, at, headers, ...rest }: SignedRequest): Promise<ProviderAnswer> {
  const bytes = Buffer.from(body, 'utf8');
  const timestamp = at.toISOString();
  return ask({
    ...rest,
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      [TIMESTAMP_HEADER]: timestamp,
      [SIGNATURE_HEADER]: signatureOf(secret, timestamp, bytes),
    },
    body: bytes,
  });
}

/** JSON of an answer; null when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** What an answer means, by the carrier's own `read`; one that never came is tried again, since the provider is away. */
export function heard(
  answer: ProviderAnswer,
  read: (answer: Answered) => Sending | Promise<Sending>,
): Sending | Promise<Sending> {
  return answer.kind === 'unanswered' ? untaken('away', answer.problem) : read(answer);
}

/** What a status other than 2xx means; `words` are what the provider said of it. */
export function untakenBy({ status, afterMs }: Answered, words: string | null = null): Sending {
  return untaken(weightOf(status), words === null ? `HTTP ${status}` : `HTTP ${status}: ${words}`, afterMs);
}

function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST_PAUSE_MS) : undefined;
}

/** The reason without addresses: what was aborted hides it in its cause. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'TimeoutError';
  const { code } = (error.cause ?? error) as { code?: unknown };
  return (typeof code === 'string' ? code : error.name).slice(0, 100);
}
