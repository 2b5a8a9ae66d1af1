/**
 * Keeps the app below `base` on the device. Browsers allow it on https and localhost only; elsewhere the app works but opens
 * only with a line.
 */
export async function registerServiceWorker(base: string): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  } catch (error) {
    // No line while registering, or a browser that forbids it: the next opening tries again.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
  }
}
