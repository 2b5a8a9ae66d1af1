import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token says: whose it is, of which password, and until when. */
export interface TokenFacts {
  readonly facilityId: string;
  readonly credentialId: string;
  readonly untilMs: number;
}

const sign = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** A token that any process with the key can check, so that none is stored. A new password ends those of the one before. */
export function makeToken(key: Buffer, { facilityId, credentialId, untilMs }: TokenFacts): string {
  const text = `${facilityId}.${credentialId}.${String(untilMs)}`;
  return `${Buffer.from(text).toString('base64url')}.${sign(key, text).toString('base64url')}`;
}

/** True when it is a token of these, made with this key, whose time is not over. */
export function provesToken(
  key: Buffer,
  token: string,
  { facilityId, credentialId }: Omit<TokenFacts, 'untilMs'>,
  now: Date,
): boolean {
  const [packed = '', mac = ''] = token.split('.');
  const text = Buffer.from(packed, 'base64url').toString('utf8');
  const shown = Buffer.from(mac, 'base64url');
  const right = sign(key, text);
  if (shown.length !== right.length || !timingSafeEqual(shown, right)) return false;
  const [ofFacility, ofCredential, until] = text.split('.');
  return ofFacility === facilityId && ofCredential === credentialId && Number(until) > now.getTime();
}
