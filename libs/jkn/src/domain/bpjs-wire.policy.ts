import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import type { JknOptions } from '#siaga/contracts';
import { unpacked } from './unpacked.policy.js';

const SECOND_MS = 1_000;
const IV_BYTES = 16;

/** What a facility signs with. */
export interface Credentials {
  readonly consId: string;
  readonly secret: string;
  readonly userKey: string;
}

/** The timestamp of a request, in the unit that this facility's BPJS takes. */
export function timestampOf(at: Date, { timestampUnit }: Pick<JknOptions, 'timestampUnit'>): string {
  return String(timestampUnit === 's' ? Math.floor(at.getTime() / SECOND_MS) : at.getTime());
}

/** Headers of a request to BPJS: HMAC-SHA256 over `consid&timestamp`, in base64. */
export function signedHeaders(
  { consId, secret, userKey }: Credentials,
  timestamp: string,
): Record<string, string> {
  return {
    'x-cons-id': consId,
    'x-timestamp': timestamp,
    'x-signature': createHmac('sha256', secret).update(`${consId}&${timestamp}`).digest('base64'),
    user_key: userKey,
  };
}

/** The key of an answer: SHA-256 over consid, secret and timestamp of its request; its first half is the initialization vector. */
export function answerKey({ consId, secret }: Credentials, timestamp: string): { key: Buffer; iv: Buffer } {
  const key = createHash('sha256').update(`${consId}${secret}${timestamp}`).digest();
  return { key, iv: key.subarray(0, IV_BYTES) };
}

/** What BPJS said. */
export interface BpjsWord {
  readonly code: number;
  readonly message: string;
  readonly response: unknown;
}

/** Codes with which BPJS says that it has it: 1 of its lists, 200, and 208 for what it had already. */
export const HAS_IT: ReadonlySet<number> = new Set([1, 200, 208]);

/** From 400 on BPJS says that something about us is wrong (a key, a clock), which may be put right. */
export function isOurFault(code: number): boolean {
  return code >= 400;
}

/** Reads an answer of BPJS, whichever way it writes its envelope. Throws for what cannot be read. */
export function readWord(
  text: string,
  credentials: Credentials,
  timestamp: string,
  { isEncrypted, packing }: Pick<JknOptions, 'isEncrypted' | 'packing'>,
): BpjsWord {
  const body = JSON.parse(text) as Record<string, unknown> | null;
  // This service writes `metadata`, its sisters `metaData`.
  const metadata = (body?.metadata ?? body?.metaData) as { code?: unknown; message?: unknown } | undefined;
  const code = Number(metadata?.code);
  if (!Number.isInteger(code)) throw new TypeError('the answer has no code');
  const message = typeof metadata?.message === 'string' ? metadata.message : '';
  const response = body?.response ?? null;
  if (typeof response !== 'string' || response === '') return { code, message, response };
  const plain = isEncrypted ? decrypted(response, credentials, timestamp) : response;
  return { code, message, response: JSON.parse(packing === 'none' ? plain : unpacked(plain, packing)) };
}

function decrypted(text: string, credentials: Credentials, timestamp: string): string {
  const { key, iv } = answerKey(credentials, timestamp);
  const decipher = createDecipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]).toString('utf8');
}
