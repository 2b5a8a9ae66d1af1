import type { PersonalDataCipher } from '#siaga/kernel';

/** By which an e-mail address is found again, however it is written. */
export function addressDigest(cipher: PersonalDataCipher, address: string): Buffer {
  return cipher.textDigest(`email:${address.trim().toLowerCase()}`);
}
