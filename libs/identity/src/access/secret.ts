import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A secret of 256 bits of chance, in base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is stored of a secret, and found by: with so much chance in it, a plain SHA-256 tells nothing of it. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
