import { randomUUID } from 'node:crypto';
import { type Account, type ApiInput, type ApiOutput, type EndpointName } from '#siaga/contracts';
import { type ApiClient, ApiFailure, isPassing } from './api-client.js';
import { backoffMs, sleep } from './wait.js';

/** Username, password and role of somebody the simulator plays. */
export interface Credentials {
  username: string;
  password: string;
  role: string;
}

/**
 * A signed-in person. Each call is repeated while the server is away or overloaded, with the same idempotency key, so that
 * a command is done once however often it is sent; a lost session is signed in again.
 */
export class Session {
  #cookie: string | null = null;
  #account: Account | null = null;

  constructor(
    readonly client: ApiClient,
    private readonly credentials: Credentials,
    private readonly signal: AbortSignal,
  ) {}

  get username(): string {
    return this.credentials.username;
  }

  /** The signed-in account; throws Error before the first sign-in. */
  get account(): Account {
    if (!this.#account) throw new Error(`${this.username} is not signed in`);
    return this.#account;
  }

  /** The session cookie, signing in first when there is none. */
  async cookie(): Promise<string> {
    if (this.#cookie !== null) return this.#cookie;
    const { username, password } = this.credentials;
    const { data, cookies } = await this.client.call('signIn', { username, password });
    this.#account = data.account;
    this.#cookie = cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');
    return this.#cookie;
  }

  /** Makes the next call sign in again. */
  forget(): void {
    this.#cookie = null;
  }

  /** Calls as this person, until there is an answer. Throws ApiFailure for a refusal, Error when the simulator stops. */
  async call<N extends EndpointName>(
    name: N,
    input: ApiInput<N>,
    idempotencyKey: string = randomUUID(),
  ): Promise<ApiOutput<N>> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const { data } = await this.client.call(name, input, { cookie: await this.cookie(), idempotencyKey });
        return data;
      } catch (error) {
        if (this.signal.aborted) throw error;
        if (error instanceof ApiFailure && error.code === 'IDENTITY.NOT_SIGNED_IN' && attempt < 3)
          this.forget();
        else if (!isPassing(error)) throw error;
        await sleep(waitMs(error, attempt), this.signal);
      }
    }
  }
}

/** A throttled sign-in says how long to wait; everything else waits a growing random time. */
function waitMs(error: unknown, attempt: number): number {
  const retryAfterS = error instanceof ApiFailure ? error.problem.details?.['retryAfterS'] : undefined;
  return typeof retryAfterS === 'number' ? retryAfterS * 1_000 : backoffMs(attempt);
}
