import type { z } from 'zod';
import { RouterError } from './router.js';

/** An answer: its status, and its body as JSON. */
export interface RouterAnswer {
  readonly status: number;
  readonly body: unknown;
}

const SHOWN_CHARACTERS = 80;

/** Asks a router over HTTP; with `body` by POST. Rejects with RouterError for everything but JSON within the time. */
export async function askRouter(url: string, signal: AbortSignal, body?: unknown): Promise<RouterAnswer> {
  let text: string;
  let status: number;
  try {
    const response = await fetch(url, {
      signal,
      redirect: 'error',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    const message = signal.aborted ? 'gave no answer in time' : `cannot be reached: ${causeOf(error)}`;
    throw new RouterError(message, { cause: error });
  }
  try {
    return { status, body: JSON.parse(text) as unknown };
  } catch (error) {
    const shown = text.slice(0, SHOWN_CHARACTERS);
    throw new RouterError(`answered ${status} with something else than JSON: ${shown}`, { cause: error });
  }
}

/** The body by its schema. Throws RouterError naming the first part that is wrong. */
export function parseAnswer<T>(schema: z.ZodType<T>, { status, body }: RouterAnswer): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RouterError(`answered ${status} in an unknown form: ${issue?.path.join('.')} ${issue?.message}`);
}

function causeOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const first = cause instanceof Error ? cause : error;
  const { code, message } = first as { code?: string; message?: string };
  return code ?? message ?? String(first);
}
