import { ApiError, type AskedTopics, exchange, OfflineError } from '#siaga/client';
import { type ApiInput, type ApiOutput, type VisitLine } from '#siaga/contracts';
import { forgetDevice, knownDevice, newDevice } from './device.js';
import { type LinkApi } from './link-session.policy.js';

/**
 * The routes that the shell needs. The API client would bring all contracts with it, which is half of what a phone may
 * load at first; a test holds these against the contracts.
 */
export const ROUTES = {
  redeemLink: { method: 'POST', path: '/api/v1/portal/redeem' },
  visit: { method: 'GET', path: '/api/v1/portal/visit' },
  leaveVisit: { method: 'POST', path: '/api/v1/portal/leave' },
  visitLine: { method: 'GET', path: '/api/v1/portal/line' },
} as const;
type RouteName = keyof typeof ROUTES;
const SAYS_WHOSE: readonly RouteName[] = ['leaveVisit', 'visitLine'];

/** As the contracts call it. */
export const VISIT_HEADER = 'x-siaga-account';
const KEY_HEADER = 'idempotency-key';

const TIMEOUT_MS = 15_000;
/** The visit that this page shows: another tab may have ended it and begun one of somebody else. */
let shownId: string | null = null;

function shown<V extends { id: string }>(visit: V): V {
  shownId = visit.id;
  return visit;
}

/**
 * Tells something of a thing that this visit opens; `path` is of the contracts' table, its id filled in. What is sent again under the
 * same `key` is done once. Throws ApiError, OfflineError.
 */
export function tell<T>(path: string, input: object, key?: string): Promise<T> {
  return exchangeJson<T>({ method: 'POST', path }, input, { saysWhose: true, key });
}

/** Reads of a thing that this visit opens. Throws ApiError, OfflineError, or the signal's reason. */
export function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return exchangeJson<T>({ method: 'GET', path }, {}, { saysWhose: true, signal });
}

async function ask<N extends RouteName>(
  name: N,
  input: ApiInput<N>,
  { query = '', signal }: { query?: string; signal?: AbortSignal } = {},
): Promise<ApiOutput<N>> {
  const { method, path } = ROUTES[name];
  // Coming in, and looking who is there, is for whoever it is.
  const saysWhose = SAYS_WHOSE.includes(name);
  return exchangeJson({ method, path: path + query }, input, { saysWhose, signal });
}

async function exchangeJson<T>(
  { method, path }: { method: string; path: string },
  input: unknown,
  {
    saysWhose,
    signal,
    key,
  }: { saysWhose: boolean; signal?: AbortSignal | undefined; key?: string | undefined },
): Promise<T> {
  const isWrite = method === 'POST';
  const headers = {
    ...(isWrite && { 'content-type': 'application/json' }),
    ...(shownId !== null && saysWhose && { [VISIT_HEADER]: shownId }),
    ...(key !== undefined && { [KEY_HEADER]: key }),
  };
  const sent = { headers, ...(isWrite && { body: JSON.stringify(input) }) };
  const response = await exchange(
    path,
    { method, ...sent },
    { fetch: (url, init) => globalThis.fetch(url, init), timeoutMs: TIMEOUT_MS, signal },
  );
  const answer: unknown = await response.json().catch((cause: unknown) => {
    if (response.ok) throw new OfflineError('network', cause);
    return null;
  });
  if (!response.ok) throw refusalOf(response.status, answer);
  return answer as T;
}

function refusalOf(status: number, answer: unknown): ApiError {
  const {
    code = 'SYSTEM.UNEXPECTED',
    correlationId = '',
    fields,
    details,
  } = (answer ?? {}) as Partial<ApiError>;
  return new ApiError(code, status, correlationId, fields, details);
}

/** Links by the server's API; whom it lets in is kept in this browser's cookie. */
export const portalApi: LinkApi = {
  async redeem(secret) {
    const known = knownDevice();
    try {
      return shown(await ask('redeemLink', { secret, device: known ?? newDevice() }));
    } catch (error) {
      // A link that opens nothing leaves nothing behind; one without an answer may have been opened.
      if (known === null && error instanceof ApiError) forgetDevice();
      throw error;
    }
  },
  async current() {
    try {
      return shown(await ask('visit', {}));
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      forgetDevice();
      return null;
    }
  },
  async leave() {
    try {
      await ask('leaveVisit', {});
    } catch (error) {
      // Whoever was shown out meanwhile has left.
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      // Somebody else was let in meanwhile: their visit goes on.
      if (error.code === 'IDENTITY.OTHER_ACCOUNT') return;
    }
    forgetDevice();
  },
};

/** Where the line of this phone's visit begins. Throws ApiError, OfflineError, or the signal's reason. */
export function lineStart(signal: AbortSignal, topics?: AskedTopics): Promise<VisitLine> {
  const query = topics ? `?topics=${topics.join()}` : '';
  return ask('visitLine', {}, { query, signal });
}
