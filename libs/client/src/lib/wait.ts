const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/** Wait before the next try: doubles, never the same for two clients, so that a restart is not met by all at once. */
export function retryWaitMs(
  attempt: number,
  random: () => number = Math.random,
  longestMs = LONGEST_RETRY_MS,
): number {
  const ceilingMs = Math.min(longestMs, FIRST_RETRY_MS * 2 ** attempt);
  return ceilingMs * (0.3 + 0.7 * random());
}

/** Waits; false when the signal ended it early. Never rejects, so that what is being stopped raises no errors. */
export function sleep(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const finish = (isWhole: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(isWhole);
    };
    const stop = () => finish(false);
    const timer = setTimeout(() => finish(true), ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
