import type { Call, CallEvent, LocationFix } from '#siaga/contracts';
import { callFromEvent, factOf, mergeEvent } from './merge-event.policy.js';

/** An id names the same call within this time only (ADR 0028). */
export const SAME_CALL_MS = 12 * 60 * 60_000;

/** All that a list says of one call that is over, in whatever order; never empty. */
export interface PastEvents {
  readonly events: readonly CallEvent[];
  /** Whether the list tells how calls went on; else a row says only that there was one. */
  readonly saysSteps: boolean;
}

/**
 * A call of the past as it is stored: over, closed as a record, and so nothing that rings, waits or is to be rung back. Where the list says no
 * end, it is over with the last that was heard; where it says no steps at all, it was neither answered nor missed.
 */
export function pastCall(
  ids: { callId: string; source: string; regionCode: string },
  { events, saysSteps }: PastEvents,
  fix: LocationFix | null,
  receivedAt: Date,
): { view: Call; closedAt: Date } {
  const inOrder = [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const [first] = inOrder;
  if (first === undefined) throw new RangeError('A call has one event at least');
  const closedAt = new Date(inOrder.at(-1)?.at ?? first.at);
  const facts = inOrder.map(factOf);
  const opened = callFromEvent(ids, first, null, { at: new Date(first.at), receivedAt });
  const merged = inOrder.reduce<Call>(
    (call, event) => mergeEvent(call, event, facts, { claimedAt: null, closedAt }, null),
    opened,
  );
  const view: Call = {
    ...merged,
    state: saysSteps ? merged.state : 'ended',
    disposition: 'record',
    fixes: fix ? [fix] : [],
    place: fix?.place ?? null,
  };
  return { view, closedAt };
}
