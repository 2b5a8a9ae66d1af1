import { type BoardCall, type QueueBoard } from '#siaga/contracts';

/** A call that is older is left to the eyes: who heard it late would run for nothing. */
const SAID_WITHIN_MS = 60_000;

/** The calls that came since a moment, the oldest first: what is still to be said. A number that is called again is called anew. */
export function dueCalls({ calls, at }: Pick<QueueBoard, 'calls' | 'at'>, sinceMs: number): BoardCall[] {
  return calls
    .filter(({ calledAt }) => {
      const calledMs = Date.parse(calledAt);
      return calledMs > sinceMs && Date.parse(at) - calledMs < SAID_WITHIN_MS;
    })
    .toReversed();
}
