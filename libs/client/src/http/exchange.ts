import { OfflineError } from './api-error.js';

/** How one request is sent. */
export interface Exchange {
  fetch: typeof fetch;
  /** Milliseconds to wait for an answer. */
  timeoutMs: number;
  /** Stops waiting; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Sends one request. Knows no contracts, so that a first view can do without them. Throws OfflineError when no answer comes, the signal's reason when aborted. */
export async function exchange(
  url: string,
  init: RequestInit,
  { fetch, timeoutMs, signal }: Exchange,
): Promise<Response> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(url, { ...init, signal: signal ? AbortSignal.any([limit, signal]) : limit });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new OfflineError(limit.aborted ? 'timeout' : 'network', cause);
  }
}
