import {
  ACCOUNT_HEADER,
  api,
  type ApiInput,
  type ApiOutput,
  buildRequest,
  type Endpoint,
  type EndpointName,
  IDEMPOTENCY_HEADER,
} from '#siaga/contracts';
import { randomUuid } from '../lib/uuid.js';
import { type ApiError, OfflineError } from './api-error.js';
import { exchange } from './exchange.js';
import { refusalOf } from './refusal.js';

export interface CallOptions {
  /** Stops waiting; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds to wait for an answer; the client's own when left out. */
  timeoutMs?: number;
  /** Kept by the caller over retries of the same command; made anew when left out. */
  idempotencyKey?: string;
}

export interface RequestOptions extends Omit<CallOptions, 'idempotencyKey'> {
  /** Null sends a command without a key. */
  idempotencyKey?: string | null;
  /** Over what the client itself sends. */
  headers?: Readonly<Record<string, string>>;
}

export interface ApiClientSettings {
  /** Origin of the server; the page's own when left out. */
  baseUrl?: string;
  fetch?: typeof fetch;
  /** Milliseconds to wait for an answer; 15 s when left out. */
  timeoutMs?: number;
  /** Parses each answer by its contract and throws when it does not fit: for tests and the simulator, which may meet another version. */
  checksAnswers?: boolean;
  /** Told of each 401, so that a session store can show the sign-in screen. */
  onSignedOut?: SignedOutListener;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** Told of a 401: nobody is signed in any more, or, with the name, another account is in the same browser. */
export type SignedOutListener = (refusal: ApiError) => void;

/** Calls the API by the names of the contracts' table. In a browser the session is the page's cookie. */
export class ApiClient {
  readonly baseUrl: string;
  private readonly fetch: typeof fetch;
  private readonly timeoutMs: number;
  private readonly checksAnswers: boolean;
  private onSignedOut: SignedOutListener | undefined;
  private accountId: string | null = null;

  constructor(settings: ApiClientSettings = {}) {
    this.baseUrl = settings.baseUrl ?? '';
    this.fetch = settings.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.timeoutMs = settings.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.checksAnswers = settings.checksAnswers ?? false;
    this.onSignedOut = settings.onSignedOut;
  }

  /** Replaces the listener for "no longer signed in". */
  whenSignedOut(listener: SignedOutListener): void {
    this.onSignedOut = listener;
  }

  /**
   * Sends one request and gives the body. Throws ApiError when the server refuses, OfflineError when no answer comes, the
   * signal's reason when aborted, Error when answers are checked and this one is not as its contract says.
   */
  async call<N extends EndpointName>(
    name: N,
    input: ApiInput<N>,
    options: CallOptions = {},
  ): Promise<ApiOutput<N>> {
    const response = await this.request(name, input as Record<string, unknown>, options);
    if (!response.ok) throw await this.refuse(name, response);
    const body = await response.json().catch((cause: unknown) => {
      throw new OfflineError('network', cause);
    });
    return this.checksAnswers ? parsed(name, body) : (body as ApiOutput<N>);
  }

  /** A file that a route answers, under the name the server gives it. Throws as `call`. */
  async file<N extends EndpointName>(
    name: N,
    input: ApiInput<N>,
    options: CallOptions = {},
  ): Promise<{ blob: Blob; fileName: string }> {
    const headers = { accept: '*/*' };
    const response = await this.request(name, input as Record<string, unknown>, { ...options, headers });
    if (!response.ok) throw await this.refuse(name, response);
    const said = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
    const blob = await response.blob().catch((cause: unknown) => {
      throw new OfflineError('network', cause);
    });
    return { blob, fileName: said?.[1] ?? name };
  }

  /** For whom all that follows is sent; the server does nothing when the cookie is another's. Null: for whoever it belongs to. */
  speakFor(accountId: string | null): void {
    this.accountId = accountId;
  }

  /** Sends one request and gives whatever the server answered. Throws OfflineError, or the signal's reason when aborted. */
  request(
    name: EndpointName,
    input: Record<string, unknown>,
    { idempotencyKey = randomUuid(), headers = {}, signal, timeoutMs = this.timeoutMs }: RequestOptions = {},
  ): Promise<Response> {
    const route: Endpoint = api[name];
    const { url, body } = buildRequest(route, input);
    const init = {
      method: route.method,
      headers: {
        accept: 'application/json',
        ...(this.accountId !== null && { [ACCOUNT_HEADER]: this.accountId }),
        ...(body && { 'content-type': 'application/json' }),
        ...(body && idempotencyKey !== null && { [IDEMPOTENCY_HEADER]: idempotencyKey }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      credentials: 'same-origin',
    } satisfies RequestInit;
    return exchange(this.baseUrl + url, init, { fetch: this.fetch, timeoutMs, signal });
  }

  private async refuse(name: EndpointName, response: Response): Promise<ApiError> {
    const refusal = await refusalOf(response);
    // A wrong password, at the door or when changing it, says nothing about the session.
    if (refusal.status === 401 && refusal.code !== 'IDENTITY.WRONG_CREDENTIALS' && name !== 'signIn')
      this.onSignedOut?.(refusal);
    return refusal;
  }
}

function parsed<N extends EndpointName>(name: N, body: unknown): ApiOutput<N> {
  const route: Endpoint = api[name];
  const result = route.output.safeParse(body);
  if (result.success) return result.data as ApiOutput<N>;
  throw new Error(`${name} answered something that its contract does not know: ${result.error.message}`);
}
