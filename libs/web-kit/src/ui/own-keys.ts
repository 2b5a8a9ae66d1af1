import { type KeyboardEvent } from 'react';

/** Left to what holds the focus inside a window or a menu: it listens on the page itself. */
const OVERLAY_KEYS = new Set(['Tab', 'Escape']);

/** Keys typed in a window or a menu are its own: the console's single-key commands must not hear them. */
export function keepOwnKeys(event: KeyboardEvent): void {
  if (!OVERLAY_KEYS.has(event.key)) event.stopPropagation();
}
