/**
 * A choice kept in this browser. Private windows and locked-down kiosks may refuse storage: the choice then
 * lasts until the page closes, which is all such a browser allows.
 */
export function readPreference<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
  try {
    const stored = globalThis.localStorage.getItem(key);
    return allowed.find((value) => value === stored) ?? fallback;
  } catch {
    return fallback;
  }
}

/** Keeps the choice; gives false when the browser keeps nothing. */
export function writePreference(key: string, value: string): boolean {
  try {
    globalThis.localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
