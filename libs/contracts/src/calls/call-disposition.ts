import { z } from 'zod';

interface DispositionFacts {
  /** The key that closes a call with it in the console's dialog; null when no person closes a call without an incident so. */
  key: string | null;
  /** Whether the call belongs to an incident: always, never, or either. */
  ofIncident: 'always' | 'never' | 'either';
  /** Set by Siaga only, never by hand. */
  isOwn?: true;
}

/**
 * Closing codes of a call: national 112 categories plus the two local meanings ghost and prank. Each has a key of its own, so
 * that a new one shifts nobody's fingers. `handed_over` is set when another centre took the case, `record` on what a list of past calls
 * brought. How to add one: docs/how-to/closing-code.md.
 */
export const CALL_DISPOSITIONS = {
  incident: { key: null, ofIncident: 'always' },
  dropped: { key: '1', ofIncident: 'never' },
  prank: { key: '2', ofIncident: 'never' },
  ghost: { key: '3', ofIncident: 'never' },
  wrong_number: { key: '4', ofIncident: 'never' },
  information: { key: '5', ofIncident: 'never' },
  non_emergency: { key: '6', ofIncident: 'never' },
  other_agency: { key: '7', ofIncident: 'never' },
  duplicate: { key: '8', ofIncident: 'either' },
  handed_over: { key: null, ofIncident: 'never', isOwn: true },
  record: { key: null, ofIncident: 'never', isOwn: true },
} as const satisfies Record<string, DispositionFacts>;

export type CallDisposition = keyof typeof CALL_DISPOSITIONS;
const ALL = Object.keys(CALL_DISPOSITIONS) as CallDisposition[];
export const CallDisposition = z.enum(ALL);

/** What is known of a closing code. */
export function dispositionFacts(disposition: CallDisposition): DispositionFacts {
  return CALL_DISPOSITIONS[disposition];
}

/** The codes that a person may close a call without an incident with, each with its key, in the order of the table. */
export const CLOSING_KEYS: readonly { disposition: CallDisposition; key: string }[] = ALL.flatMap(
  (disposition) => {
    const { key } = dispositionFacts(disposition);
    return key === null ? [] : [{ disposition, key }];
  },
);
