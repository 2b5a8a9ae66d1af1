import { ApiClient, ApiError, CookieJar, randomUuid, retryWaitMs, sleep } from '#siaga/client';
import { type Account, type ApiInput, type ApiOutput, type EndpointName } from '#siaga/contracts';
import { isPassing } from './failures.js';

/** Username, password and role of somebody the simulator plays. */
export interface Credentials {
  username: string;
  password: string;
  role: string;
}

const REQUEST_TIMEOUT_MS = 30_000;

/** A client that nobody is signed in at. It checks answers: the server may be of another version than the simulator. */
export function anonymousClient(baseUrl: string): ApiClient {
  return new ApiClient({ baseUrl, timeoutMs: REQUEST_TIMEOUT_MS, checksAnswers: true });
}

/**
 * A signed-in person. Each call is repeated while the server is away or overloaded, with the same idempotency key, so that
 * a command is done once however often it is sent; a lost session is signed in again.
 */
export class Session {
  readonly #jar = new CookieJar();
  readonly #client: ApiClient;
  #account: Account | null = null;

  constructor(
    readonly baseUrl: string,
    private readonly credentials: Credentials,
    private readonly signal: AbortSignal,
  ) {
    this.#client = new ApiClient({
      baseUrl,
      fetch: this.#jar.fetch,
      timeoutMs: REQUEST_TIMEOUT_MS,
      checksAnswers: true,
    });
  }

  get username(): string {
    return this.credentials.username;
  }

  /** The signed-in account; throws Error before the first sign-in. */
  get account(): Account {
    if (!this.#account) throw new Error(`${this.username} is not signed in`);
    return this.#account;
  }

  /** The session's cookie for a socket; empty when nobody is signed in. */
  get cookie(): string {
    return this.#jar.header ?? '';
  }

  /** Signs in, unless that was done. */
  async signIn(): Promise<void> {
    if (this.#jar.header !== null) return;
    const { username, password } = this.credentials;
    this.#account = (await this.#client.call('signIn', { username, password })).account;
  }

  /** Makes the next call sign in again. */
  forget(): void {
    this.#jar.clear();
  }

  /** Calls as this person, until there is an answer. Throws ApiError for a refusal, Error when the simulator stops. */
  async call<N extends EndpointName>(
    name: N,
    input: ApiInput<N>,
    idempotencyKey: string = randomUuid(),
  ): Promise<ApiOutput<N>> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.signIn();
        return await this.#client.call(name, input, { idempotencyKey });
      } catch (error) {
        if (this.signal.aborted) throw error;
        if (error instanceof ApiError && error.code === 'IDENTITY.NOT_SIGNED_IN' && attempt < 3)
          this.forget();
        else if (!isPassing(error)) throw error;
        await sleep(waitMs(error, attempt), this.signal);
      }
    }
  }
}

/** A throttled sign-in says how long to wait; everything else waits a growing random time. */
function waitMs(error: unknown, attempt: number): number {
  const retryAfterS = error instanceof ApiError ? error.details['retryAfterS'] : undefined;
  return typeof retryAfterS === 'number' ? retryAfterS * 1_000 : retryWaitMs(attempt);
}
