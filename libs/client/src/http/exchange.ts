import { CORRELATION_HEADER, Problem } from '#siaga/contracts';
import { ApiError, OfflineError } from './api-error.js';

/** How one request is sent. */
export interface Exchange {
  fetch: typeof fetch;
  /** Milliseconds to wait for an answer. */
  timeoutMs: number;
  /** Stops waiting; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

const AWAY: readonly number[] = [502, 503, 504];

/** Sends one request. Throws OfflineError when no answer comes, the signal's reason when aborted. */
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

/** The error that a refusing answer means. */
export async function refusalOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = Problem.safeParse(body);
  if (problem.success) {
    const { code, status, correlationId, fields, details, title } = problem.data;
    return new ApiError(code, status, correlationId, fields, details, title);
  }
  // A proxy in front answers with its own page; the number still helps whoever reads the logs.
  const code = AWAY.includes(response.status) ? 'SYSTEM.OVERLOADED' : 'SYSTEM.UNEXPECTED';
  return new ApiError(code, response.status, response.headers.get(CORRELATION_HEADER) ?? '');
}
