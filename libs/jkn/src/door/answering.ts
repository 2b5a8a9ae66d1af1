import type { JknAnswer, JknLink } from '#siaga/contracts';
import type { Ask } from '../domain/read-ask.policy.js';
import { wordsOf } from '../domain/words.policy.js';

/** One ask of a facility's own BPJS, let in. */
export interface LetIn {
  readonly link: JknLink;
  readonly ask: Ask;
}

/** The answer that all is well. */
export function well(response?: Record<string, unknown>, message = 'Ok'): JknAnswer {
  return { ...(response && { response }), metadata: { message, code: 200 } };
}

/** Shown literally by Mobile JKN, so never null. */
export const NOBODY_CALLED = '-';

/** When to come, as a patient reads it. */
export function comeEarly(link: JknLink, minutes: number, window: string): string {
  return wordsOf(link.options, 'come_early', { menit: String(minutes), jam: window });
}
