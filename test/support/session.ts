import { ApiClient } from '#siaga/client';
import {
  api,
  Problem,
  SESSION_COOKIE,
  type Account,
  type ApiInput,
  type ApiOutput,
  type Endpoint,
  type EndpointName,
} from '#siaga/contracts';
import { SocketProbe } from './socket-probe.js';

/** What came back of a request that may have been refused. */
export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

/** Where and how a request is sent. */
export interface RequestOptions {
  cookie?: string;
  key?: string;
  headers?: Record<string, string>;
}

/** A test ends by its own deadline, not by the client's. */
const ANSWER_TIMEOUT_MS = 300_000;

/** A request that was refused although the test expected an answer. */
export class RefusedRequest extends Error {
  constructor(
    name: string,
    readonly answer: Answer,
  ) {
    super(`${name} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}

/** Sends one request of the `api` table and gives whatever came back. */
export async function send(
  base: string,
  name: EndpointName,
  input: Record<string, unknown>,
  { cookie, key, headers = {} }: RequestOptions = {},
): Promise<Answer> {
  const response = await new ApiClient({ baseUrl: base }).request(name, input, {
    headers: { ...(cookie && { cookie }), ...headers },
    idempotencyKey: key ?? null,
    timeoutMs: ANSWER_TIMEOUT_MS,
  });
  const text = await response.text();
  // A file is given as its text.
  const isJson = /json/.test(response.headers.get('content-type') ?? 'json');
  const body_: unknown = text === '' ? null : isJson ? JSON.parse(text) : text;
  return { status: response.status, body: body_, headers: response.headers };
}

/** The problem in a refusal. Throws when the body is none. */
export function problemOf(answer: Answer): Problem {
  return Problem.parse(answer.body);
}

/** A signed-in person at a client of their own: typed requests and a socket. */
export class Session {
  private readonly probes: SocketProbe[] = [];

  constructor(
    readonly base: string,
    readonly account: Account,
    readonly cookie: string,
  ) {}

  /** Signs in over HTTP. */
  static async signIn(base: string, username: string, password: string): Promise<Session> {
    const answer = await send(base, 'signIn', { username, password });
    if (answer.status !== 200) throw new RefusedRequest('signIn', answer);
    const { account } = api.signIn.output.parse(answer.body);
    const cookie = answer.headers.getSetCookie().find((text) => text.startsWith(`${SESSION_COOKIE}=`));
    return new Session(base, account, cookie?.split(';')[0] ?? '');
  }

  /** The answer, checked against the contract. Throws RefusedRequest. */
  async call<N extends EndpointName>(
    name: N,
    input: ApiInput<N>,
    options: RequestOptions = {},
  ): Promise<ApiOutput<N>> {
    const answer = await this.try(name, input, options);
    if (answer.status !== 200) throw new RefusedRequest(name, answer);
    const route: Endpoint = api[name];
    return route.output.parse(answer.body) as ApiOutput<N>;
  }

  /** Whatever comes back. */
  try<N extends EndpointName>(name: N, input: ApiInput<N>, options: RequestOptions = {}): Promise<Answer> {
    return send(this.base, name, input as Record<string, unknown>, { cookie: this.cookie, ...options });
  }

  /** The refusal's problem. Throws when the request was not refused. */
  async refusal<N extends EndpointName>(
    name: N,
    input: ApiInput<N>,
    options: RequestOptions = {},
  ): Promise<Problem> {
    return problemOf(await this.try(name, input, options));
  }

  /** A socket that is live from this moment on. */
  async socket(): Promise<SocketProbe> {
    const { seq } = await this.call('snapshot', {});
    const probe = await this.opened();
    const ack = await probe.resume(seq);
    if (!ack.ok) throw new Error(`The socket could not resume: ${ack.error.code}`);
    return probe;
  }

  /** A socket that has not resumed. */
  async opened(): Promise<SocketProbe> {
    const probe = await SocketProbe.open(Number(new URL(this.base).port), { cookie: this.cookie });
    this.probes.push(probe);
    return probe;
  }

  /** Closes its sockets. */
  close(): void {
    for (const probe of this.probes.splice(0)) probe.close();
  }
}
