import { type KeptSenderDeps, type KeptThing, retryWaitMs } from '#siaga/client';

const LONGEST_WAIT_MS = 30_000;

/** Time and turns of a page that sends what its device keeps: of several tabs one sends at a time, by the `lock` that they share. */
export function onePage(
  lock: string,
): Pick<KeptSenderDeps<KeptThing, unknown, unknown>, 'nowMs' | 'inTurn' | 'waitMs' | 'schedule'> {
  return {
    nowMs: () => Date.now(),
    // Locks exist only on https and localhost; without them each tab sends, and the things' own ids keep them from doubling.
    inTurn: (work) => ('locks' in navigator ? navigator.locks.request(lock, work) : work()),
    waitMs: (tries) => retryWaitMs(tries, Math.random, LONGEST_WAIT_MS),
    schedule: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
