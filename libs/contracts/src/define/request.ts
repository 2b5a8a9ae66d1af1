import { z } from 'zod';
import type { EndpointShape } from './endpoint.js';

/** Header that makes a command safe to send twice: the second time gives the first answer. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';
export const IdempotencyKey = z.string().min(8).max(100);
/** Header that carries the correlation id, taken from the caller when it looks like one and always answered. */
export const CORRELATION_HEADER = 'x-correlation-id';
/** Headers of a signed call event: hex HMAC-SHA-256 over `timestamp.body` as `sha256=…`, seconds or ISO time within five minutes. */
export const SIGNATURE_HEADER = 'x-siaga-signature';
export const TIMESTAMP_HEADER = 'x-siaga-timestamp';
/** Names the source whose secret signed the body. */
export const SOURCE_HEADER = 'x-siaga-source';
/**
 * For whom the page that sends was opened: the account's id, of a visitor the visit's. When the cookie has become another's since, nothing is
 * done; programs need not send it.
 */
export const ACCOUNT_HEADER = 'x-siaga-account';
/** By which a browser is known on which somebody signed in before; it opens nothing. */
export const DEVICE_COOKIE = 'siaga_device';
export const SESSION_COOKIE = 'siaga_session';
/** Session of a person without an account; it never opens what `SESSION_COOKIE` opens, nor the other way round. */
export const VISIT_COOKIE = 'siaga_visit';

/**
 * Splits an input into URL and body for an endpoint: path parameters are filled in, GET carries the rest as a query.
 * Throws RangeError when a path parameter is missing.
 */
export function buildRequest(
  route: EndpointShape,
  input: Record<string, unknown>,
): { url: string; body: Record<string, unknown> | null } {
  const used = new Set<string>();
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = input[name];
    if (typeof value !== 'string') throw new RangeError(`Path parameter ${name} is missing`);
    used.add(name);
    return encodeURIComponent(value);
  });
  const rest = Object.entries(input).filter(([key]) => !used.has(key));
  if (route.method === 'POST') return { url: path, body: Object.fromEntries(rest) };
  const query = new URLSearchParams();
  for (const [key, value] of rest) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      query.set(key, String(value));
    }
  }
  const text = query.toString();
  return { url: text ? `${path}?${text}` : path, body: null };
}
