import { ApiError, retryWaitMs } from '#siaga/client';
import { apiClient } from '#siaga/web-kit';
import { EntrySender } from './entry-sender.js';
import { idOf, readEntry } from './kept-entries.policy.js';
import { SealedBox } from './sealed-box.js';

const LOCK = 'siaga.desk.entry';
const ITEM = 'item.';
const LONGEST_WAIT_MS = 30_000;

/** What this phone keeps of its post. */
export const box = new SealedBox();

/** The one of this page; of several tabs one sends at a time. */
export const entrySender = new EntrySender({
  kept: {
    all: async () => (await box.all(ITEM)).flatMap((one) => readEntry(one) ?? []),
    put: (entry) => box.put(ITEM + idOf(entry), entry),
    drop: (ids) => box.drop(ids.map((id) => ITEM + id)),
  },
  send: ({ input }) => apiClient.call('enterTravellers', input),
  codeOf: (error) => {
    if (error instanceof ApiError) return error.code;
    throw error;
  },
  nowMs: () => Date.now(),
  // Locks exist only on https and localhost; without them each tab sends, and the entries' own ids keep them from doubling.
  inTurn: (work) => ('locks' in navigator ? navigator.locks.request(LOCK, work) : work()),
  waitMs: (tries) => retryWaitMs(tries, Math.random, LONGEST_WAIT_MS),
  schedule: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
});
