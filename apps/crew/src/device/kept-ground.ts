/** The service worker's store of map tiles. */
export const GROUND = 'siaga-crew-ground-v1';

/** Takes the map's ground off this phone. */
export async function forgetGround(): Promise<void> {
  // Browsers have the store on https and localhost only; elsewhere there is nothing to forget.
  if ('caches' in window) await caches.delete(GROUND);
}
