import { writePreference } from '#siaga/web-kit';

/** Where this browser keeps the secret that it made for itself; alone it opens nothing. */
export const DEVICE_KEY = 'siaga.device';
/** What a card keeps of what a visit opened begins with this: it goes with the visit. */
export const KEPT_PREFIX = 'siaga.kept.';
const DEVICE_BYTES = 32;

/** The secret of this browser, or null when nobody opened a link here, or the browser keeps nothing. */
export function knownDevice(key = DEVICE_KEY): string | null {
  try {
    return globalThis.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A secret that nobody guesses. */
export function madeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(DEVICE_BYTES));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) =>
    sign === '+' ? '-' : sign === '/' ? '_' : '',
  );
}

/** A secret for this browser, kept before it is sent: the answer that it belongs to may get lost. */
export function newDevice(): string {
  const secret = madeSecret();
  writePreference(DEVICE_KEY, secret);
  return secret;
}

/** After leaving, this browser is as one that was never here. */
export function forgetDevice(): void {
  try {
    const { localStorage } = globalThis;
    localStorage.removeItem(DEVICE_KEY);
    for (const key of Object.keys(localStorage))
      if (key.startsWith(KEPT_PREFIX)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
