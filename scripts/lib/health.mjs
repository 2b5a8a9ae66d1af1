import { setTimeout as wait } from 'node:timers/promises';

const PROBE_INTERVAL_MS = 250;
const PROBE_TIMEOUT_MS = 5_000;

/** Resolves once the server says that it is ready; ends without an answer when `signal` is aborted. */
export async function waitUntilReady(port, signal, intervalMs = PROBE_INTERVAL_MS) {
  while (!signal.aborted) {
    if (await isReady(port)) return true;
    await wait(intervalMs);
  }
  return false;
}

async function isReady(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    // Not listening yet is one of the answers asked for.
    return false;
  }
}
