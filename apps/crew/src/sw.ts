import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { GROUND } from './device/kept-ground.js';

declare const self: typeof globalThis & {
  __WB_MANIFEST: (PrecacheEntry | string)[];
  skipWaiting: () => Promise<void>;
  importScripts: (...urls: string[]) => void;
};

const MAP_PATH = '/api/v1/map/';
const MAX_TILES = 400;
/** What the worker before Workbox kept. */
const OLD_SHELL = 'siaga-crew-shell-v1';

// The crew app's service worker: keeps the page with all its scripts, as one version, so that the app opens without a
// signal, and the ground of the map where the phone has been. It answers for nothing else of the API: data has an age,
// and only the app knows how to show it.
// What the centre pushes is shown by a file of its own.
self.importScripts('push.js');
void self.skipWaiting();
clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/crew/index.html'), { allowlist: [/^\/crew\//] }));

// A tile's address holds the map's version: what is kept under it is right.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(`${MAP_PATH}tiles/`),
  new CacheFirst({ cacheName: GROUND, plugins: [new ExpirationPlugin({ maxEntries: MAX_TILES })] }),
);
// Which maps there are: from the centre while it answers, so that a new import is drawn.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === `${MAP_PATH}sources`,
  new NetworkFirst({ cacheName: GROUND }),
);

self.addEventListener('activate', () => void caches.delete(OLD_SHELL));
