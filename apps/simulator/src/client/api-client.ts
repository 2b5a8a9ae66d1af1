import { randomUUID } from 'node:crypto';
import {
  api,
  type ApiInput,
  type ApiOutput,
  buildRequest,
  type EndpointName,
  type ErrorCode,
  IDEMPOTENCY_HEADER,
  Problem,
} from '#siaga/contracts';

/** The server refused: its code, and which fields. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    readonly problem: Problem,
  ) {
    const fields = (problem.fields ?? []).map((field) => `${field.path}: ${field.message}`).join('; ');
    super(`${code} ${problem.title}${fields ? ` (${fields})` : ''} [${problem.correlationId}]`);
  }
}

/** The server did not answer, or not as Siaga does. */
export class Unreachable extends Error {}

const REQUEST_TIMEOUT_MS = 30_000;
const PASSING: readonly ErrorCode[] = [
  'SYSTEM.DATABASE_UNAVAILABLE',
  'SYSTEM.OVERLOADED',
  'IDENTITY.THROTTLED',
];

/** True for a failure that goes away by itself: no answer, the database away, too much at once. */
export function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiFailure && PASSING.includes(error.code));
}

const LOST_RACES: readonly ErrorCode[] = [
  'CALL.ALREADY_ANSWERED',
  'CALL.ILLEGAL_STEP',
  'CALL.ALREADY_LINKED',
];

/** True for a refusal that means: somebody else was faster with this call. */
export function isLostRace(error: unknown): boolean {
  return error instanceof ApiFailure && LOST_RACES.includes(error.code);
}

/** What came back: the parsed body, and the cookies that were set. */
export interface Answer {
  status: number;
  body: unknown;
  cookies: string[];
}

/** Posts or gets one URL as JSON. Throws Unreachable when nothing sensible comes back. */
export async function fetchJson(
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
): Promise<Answer> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const body: unknown = await response.json();
    return { status: response.status, body, cookies: response.headers.getSetCookie() };
  } catch (cause) {
    throw new Unreachable(`No answer from ${url}`, { cause });
  }
}

/** Throws the failure that a refusing answer means. */
export function failureOf(answer: Answer, url: string): Error {
  const problem = Problem.safeParse(answer.body);
  if (problem.success) return new ApiFailure(answer.status, problem.data.code, problem.data);
  return new Unreachable(`${url} answered ${String(answer.status)} without saying why`);
}

/** Calls the API by the names of the contracts' route table. Holds no session by itself. */
export class ApiClient {
  constructor(readonly baseUrl: string) {}

  /** Sends one request. Commands carry an idempotency key: give the same one to send the same command again. */
  async call<N extends EndpointName>(
    name: N,
    input: ApiInput<N>,
    options: { cookie?: string | null; idempotencyKey?: string } = {},
  ): Promise<{ data: ApiOutput<N>; cookies: string[] }> {
    const route = api[name];
    const { url, body } = buildRequest(route, { ...(input as Record<string, unknown>) });
    const headers: Record<string, string> = { accept: 'application/json' };
    if (options.cookie) headers['cookie'] = options.cookie;
    if (route.method === 'POST') {
      headers['content-type'] = 'application/json';
      headers[IDEMPOTENCY_HEADER] = options.idempotencyKey ?? randomUUID();
    }
    const init = { method: route.method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const answer = await fetchJson(this.baseUrl + url, init);
    if (answer.status >= 300) throw failureOf(answer, url);
    const parsed = route.output.safeParse(answer.body);
    if (!parsed.success) {
      throw new Error(`${name} answered something that its contract does not know: ${parsed.error.message}`);
    }
    return { data: parsed.data as ApiOutput<N>, cookies: answer.cookies };
  }
}
