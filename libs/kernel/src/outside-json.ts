import type { z } from 'zod';
import { requestToOwn, TooLargeAnswer } from './outgoing/request-to.js';

/** An outside service did not give what it should; `message` says what it did, without what it was asked. */
export class OutsideServiceError extends Error {
  override readonly name: string = 'OutsideServiceError';
}

/** An answer: its status, and its body as JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A router's table of a hundred places with a drawn way stays far below. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Asks a service that the centre configured, over HTTP; with `body` by POST. Follows no redirect, so what is asked goes to no
 * other address. Rejects with OutsideServiceError for everything but JSON before `signal` ends.
 */
export async function askJson(url: string, signal: AbortSignal, body?: unknown): Promise<JsonAnswer> {
  let text: string;
  let status: number;
  try {
    const answer = await requestToOwn({
      url,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal,
      mostBytes: MOST_BYTES,
    });
    if (isRedirect(answer.status))
      throw new OutsideServiceError(`cannot be reached: answered ${answer.status} to another address`);
    ({ status, text } = answer);
  } catch (error) {
    if (error instanceof OutsideServiceError) throw error;
    if (error instanceof TooLargeAnswer)
      throw new OutsideServiceError(`answered with more than ${MOST_BYTES} bytes`, { cause: error });
    const message = signal.aborted ? 'gave no answer in time' : `cannot be reached: ${causeOf(error)}`;
    throw new OutsideServiceError(message, { cause: error });
  }
  try {
    return { status, body: JSON.parse(text) as unknown };
  } catch {
    // No cause: it quotes the body, and services repeat what they were asked.
    throw new OutsideServiceError(`answered ${status} with something else than JSON`);
  }
}

/** The body by its schema. Throws OutsideServiceError naming the first part that is wrong. */
export function readJson<T>(schema: z.ZodType<T>, { status, body }: JsonAnswer): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OutsideServiceError(
    `answered ${status} in an unknown form: ${issue?.path.join('.')} ${issue?.message}`,
  );
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

function causeOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const first = cause instanceof Error ? cause : error;
  const { code, message } = first as { code?: string; message?: string };
  return code ?? message ?? String(first);
}
