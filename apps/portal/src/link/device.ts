import { writePreference } from '#siaga/web-kit';

/** Where this browser keeps the secret that it made for itself; alone it opens nothing. */
export const DEVICE_KEY = 'siaga.device';
const DEVICE_BYTES = 32;

/** The secret of this browser, or null when nobody opened a link here, or the browser keeps nothing. */
export function knownDevice(): string | null {
  try {
    return globalThis.localStorage.getItem(DEVICE_KEY);
  } catch {
    return null;
  }
}

/** A secret for this browser, kept before it is sent: the answer that it belongs to may get lost. */
export function newDevice(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(DEVICE_BYTES));
  const secret = btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) =>
    sign === '+' ? '-' : sign === '/' ? '_' : '',
  );
  writePreference(DEVICE_KEY, secret);
  return secret;
}

/** After leaving, this browser is as one that was never here. */
export function forgetDevice(): void {
  try {
    globalThis.localStorage.removeItem(DEVICE_KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
