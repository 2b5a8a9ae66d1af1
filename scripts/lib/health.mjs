import { setTimeout as wait } from 'node:timers/promises';

const PROBE_INTERVAL_MS = 250;
const PROBE_TIMEOUT_MS = 5_000;

/** Resolves once the server says that it is ready; ends without an answer when `signal` is aborted. */
export function waitUntilReady(port, signal, intervalMs = PROBE_INTERVAL_MS) {
  return waitUntil(() => isReady(port), signal, intervalMs);
}

/** The same once places are found as well. */
export function waitUntilPlacesAreFound(port, signal) {
  const isFound = ({ checks }) => checks?.geocoder?.ok === true;
  return waitUntil(() => isReady(port, isFound), signal, PROBE_INTERVAL_MS);
}

async function waitUntil(isSo, signal, intervalMs) {
  while (!signal.aborted) {
    if (await isSo()) return true;
    await wait(intervalMs);
  }
  return false;
}

async function isReady(port, isEnough = () => true) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    // Read also where it is not ready: a body that nobody reads keeps its connection.
    const state = await answer.json();
    return answer.ok && isEnough(state);
  } catch {
    // Not listening yet is one of the answers asked for.
    return false;
  }
}
