/** Fetches and starts the reader of cards in the background: the first card must not wait for it. Without a line, the next opening does. */
export function startReader(): void {
  const start = (): void =>
    void import('./reader.js')
      .then((reader) => reader.startReader())
      // Whoever scans is told then.
      .catch(() => undefined);
  if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 3_000 });
  else setTimeout(start, 1_000);
}
