import {
  api,
  type ApiInput,
  type ApiOutput,
  buildRequest,
  CORRELATION_HEADER,
  type EndpointName,
  IDEMPOTENCY_HEADER,
  Problem,
} from '#siaga/contracts';
import { randomUuid } from '../lib/uuid.js';
import { ApiError, OfflineError } from './api-error.js';

export interface CallOptions {
  /** Stops waiting; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds to wait for an answer; 15 s when left out. */
  timeoutMs?: number;
  /** Kept by the caller over retries of the same command; made anew when left out. */
  idempotencyKey?: string;
}

export interface ApiClientSettings {
  fetch?: typeof fetch;
  /** Told of each 401, so that the session store can show the sign-in screen. */
  onSignedOut?: () => void;
}

const DEFAULT_TIMEOUT_MS = 15_000;

async function readRefusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = Problem.safeParse(body);
  if (problem.success) {
    const { code, status, correlationId, fields, details } = problem.data;
    return new ApiError(code, status, correlationId, fields, details);
  }
  // A proxy in front answers with its own page; the number still helps whoever reads the logs.
  const code = response.status === 503 || response.status === 502 ? 'SYSTEM.OVERLOADED' : 'SYSTEM.UNEXPECTED';
  return new ApiError(code, response.status, response.headers.get(CORRELATION_HEADER) ?? '');
}

/** Calls the API by the names of the contracts' table; same origin, session cookie. */
export class ApiClient {
  private readonly fetch: typeof fetch;
  private onSignedOut: (() => void) | undefined;

  constructor(settings: ApiClientSettings = {}) {
    this.fetch = settings.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.onSignedOut = settings.onSignedOut;
  }

  /** Replaces the listener for "no longer signed in". */
  whenSignedOut(listener: () => void): void {
    this.onSignedOut = listener;
  }

  /**
   * Sends one request and gives the parsed body. Throws ApiError when the server refuses, OfflineError when no
   * answer comes, the signal's reason when aborted. The server answers by the same schema, so the body is not
   * parsed a second time here.
   */
  async call<N extends EndpointName>(
    name: N,
    input: ApiInput<N>,
    options: CallOptions = {},
  ): Promise<ApiOutput<N>> {
    const route = api[name];
    const { url, body } = buildRequest(route, input as Record<string, unknown>);
    const headers: Record<string, string> = { accept: 'application/json' };
    if (route.method === 'POST') {
      headers['content-type'] = 'application/json';
      headers[IDEMPOTENCY_HEADER] = options.idempotencyKey ?? randomUuid();
    }
    const response = await this.send(
      url,
      { method: route.method, headers, body: body && JSON.stringify(body) },
      options,
    );
    if (!response.ok) throw await this.refuse(name, response);
    try {
      return (await response.json()) as ApiOutput<N>;
    } catch (cause) {
      throw new OfflineError('network', cause);
    }
  }

  private async send(url: string, init: RequestInit, options: CallOptions): Promise<Response> {
    const limit = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
    try {
      return await this.fetch(url, { ...init, signal, credentials: 'same-origin' });
    } catch (cause) {
      options.signal?.throwIfAborted();
      throw new OfflineError(limit.aborted ? 'timeout' : 'network', cause);
    }
  }

  private async refuse(name: EndpointName, response: Response): Promise<ApiError> {
    const refusal = await readRefusal(response);
    // A wrong password, at the door or when changing it, says nothing about the session.
    if (refusal.status === 401 && refusal.code !== 'IDENTITY.WRONG_CREDENTIALS' && name !== 'signIn')
      this.onSignedOut?.();
    return refusal;
  }
}

/** The one client of a front end. */
export const apiClient = new ApiClient();
