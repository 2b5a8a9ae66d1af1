import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '#siaga/contracts';
import { signatureOf } from '#siaga/kernel';
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
}

/** One request to another system that holds the same secret. */
export interface SignedRequest extends Omit<ProviderRequest, 'method' | 'body'> {
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
}: ProviderRequest): Promise<ProviderAnswer> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const sent = typeof body === 'object' ? new Uint8Array(body) : body;
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal,
      ...(sent !== undefined && { body: sent }),
    });
    const text = await readSmall(response);
    const afterMs = readRetryAfter(response.headers.get('retry-after'));
    return { kind: 'answered', status: response.status, isOk: response.ok, text, afterMs };
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

/** The reason without addresses: `fetch failed` hides it in its cause. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = (error.cause ?? error) as { code?: unknown };
  return (typeof code === 'string' ? code : error.name).slice(0, 100);
}
