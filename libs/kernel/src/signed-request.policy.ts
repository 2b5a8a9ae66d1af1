import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** How far a signed event's time may lie from the server's. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;

/** What a request shows to prove that it comes from a source. Header values as they came; undefined when missing. */
export interface ShownCredential {
  authorization: string | undefined;
  signature: string | undefined;
  timestamp: string | undefined;
  rawBody: Buffer;
}

/**
 * True when the request holds the source's secret: as a bearer token, or as a hex HMAC-SHA-256 over `timestamp.body` whose
 * time lies within five minutes of `now`. Secrets are compared in constant time.
 */
export function provesSecret(shown: ShownCredential, secret: string, now: Date): boolean {
  if (shown.signature !== undefined) return isSigned(shown, secret, now);
  const bearer = /^Bearer\s+(\S+)$/i.exec(shown.authorization ?? '')?.[1];
  return bearer !== undefined && isSameText(bearer, secret);
}

/** The signature header of a body, for senders written in TypeScript and for tests. `timestamp` is sent along unchanged. */
export function signatureOf(secret: string, timestamp: string, rawBody: Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex')}`;
}

function isSigned(shown: ShownCredential, secret: string, now: Date): boolean {
  const { timestamp, signature = '' } = shown;
  const sentAtMs = timestamp === undefined ? null : readTimestamp(timestamp);
  if (timestamp === undefined || sentAtMs === null) return false;
  const isFresh = Math.abs(now.getTime() - sentAtMs) <= SIGNATURE_WINDOW_MS;
  return isSameText(signature.toLowerCase(), signatureOf(secret, timestamp, shown.rawBody)) && isFresh;
}

/** Milliseconds of a time in Unix seconds or ISO 8601; null when it is neither. */
function readTimestamp(text: string): number | null {
  const ms = /^\d{1,12}(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text);
  return Number.isFinite(ms) ? ms : null;
}

/** True for equal texts. Digests of equal length are compared, so that not even the length of the secret shows in the time it takes. */
export function isSameText(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
