import { maskNumbersIn } from '#siaga/kernel';
import type { Sending } from '../domain/sending.js';

const MOST_CHARACTERS = 200;

/** What becomes of a message that was not taken: never again, again after a while, or again once the provider itself is back. */
export type Weight = 'for good' | 'later' | 'away';

/** A message that was not taken; the one place where a carrier's refusals become what the outbox acts on. */
export function untaken(weight: Weight, problem: string, afterMs?: number): Sending {
  const words = problem.slice(0, MOST_CHARACTERS);
  if (weight === 'for good') return { kind: 'refused', problem: words };
  const again = { kind: 'again', problem: words, ...(afterMs !== undefined && { afterMs }) } as const;
  return weight === 'away' ? { ...again, isProviderAway: true } : again;
}

/**
 * What a status other than 2xx means where the provider says nothing of its own. Too many requests and errors of the provider are tried
 * again; so are a refused credential and a redirect, which somebody will put right. Any other refusal is for good, and so is a 2xx that
 * cannot be read: it may have been taken.
 */
export function weightOf(status: number): Weight {
  if (status === 429 || status === 408 || status === 425) return 'later';
  const isMoved = status >= 300 && status < 400;
  if (isMoved || status >= 500 || status === 401 || status === 403) return 'away';
  return 'for good';
}

/**
 * What a provider says of a message that it did not take, as it may be kept and shown: many repeat the number and the words that they
 * refuse, and neither stands in clear anywhere else. Null where it says nothing.
 */
export function refusalWords(said: string | null, text: string): string | null {
  if (said === null) return null;
  const without = text === '' ? said : said.replaceAll(text, '•••');
  return maskNumbersIn(without).slice(0, MOST_CHARACTERS);
}
