import { createECDH } from 'node:crypto';
import type { PersonalDataCipher } from '#siaga/kernel';

const CURVE = 'prime256v1';

export interface VapidKeys {
  /** What a phone subscribes with, base64url. */
  publicKey: string;
  privateKey: string;
}

/**
 * The server's key towards push services (RFC 8292), derived from the data key: nobody has to make and keep one, and a subscription
 * outlives a restart. A phone whose subscription holds another key subscribes anew.
 */
export function vapidKeys(cipher: PersonalDataCipher): VapidKeys {
  // One in 2^32 numbers is no key of the curve; then the next is taken.
  for (let attempt = 0; ; attempt += 1) {
    const secret = cipher.derivedKey(`vapid ${attempt}`);
    const ecdh = createECDH(CURVE);
    try {
      ecdh.setPrivateKey(secret);
    } catch {
      continue;
    }
    return { publicKey: ecdh.getPublicKey('base64url'), privateKey: secret.toString('base64url') };
  }
}
