import { prefixOf, tryStorage, useDrafts } from './draft-store.js';

/** Where this tab's screen stood for this account, by a name of the app's; null when nothing is known. */
export function readPlace(name: string): string | null {
  const { owner } = useDrafts.getState();
  let text: string | null = null;
  if (owner !== null) tryStorage(() => (text = sessionStorage.getItem(prefixOf('place', owner) + name)));
  return text;
}

/** Remembers where the screen stands, until the tab is closed. */
export function keepPlace(name: string, text: string | null): void {
  const { owner } = useDrafts.getState();
  if (owner === null) return;
  const key = prefixOf('place', owner) + name;
  tryStorage(() => (text === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, text)));
}
