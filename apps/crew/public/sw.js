// The crew app's service worker: keeps the shell (page, scripts, styles, fonts, icons) so that the app opens without
// a signal, and the ground of the map where the phone has been. It answers for nothing else of the API: data has an age,
// and only the app knows how to show it.
const CACHE = 'siaga-crew-shell-v1';
// src/device/kept-ground.ts deletes it by this name at sign-out.
const GROUND = 'siaga-crew-ground-v1';
const MAP_PATH = '/api/v1/map/';
const MAX_TILES = 400;
const SHELL = new URL('./', self.location).href;
const EXTRAS = ['manifest.webmanifest', 'icons/icon.svg', 'icons/icon-192.png', 'icons/icon-512.png'];
const ASSET_PATH = `${new URL('./assets/', self.location).pathname}`;

/** Scripts and styles that a script loads when they are needed: the map's. Their names carry a hash. */
function lazyIn(script) {
  const found = script.matchAll(/["'`](?:\.\/|assets\/)([\w.-]+-[\w-]{8}\.(?:js|css))["'`]/g);
  return [...found].map((match) => new URL(`assets/${match[1]}`, SHELL).href);
}

/** Addresses inside a page or style sheet that belong to the built assets. */
function assetsIn(text, base) {
  const found = text.matchAll(/(?:src|href)="([^"]+)"|url\(["']?([^"')]+)["']?\)/g);
  return [...found]
    .map((match) => new URL(match[1] ?? match[2], base))
    .filter((url) => url.origin === self.location.origin && url.pathname.startsWith(ASSET_PATH))
    .map((url) => url.href);
}

/** Fetches and keeps one asset unless it is there already (asset names carry a hash); gives what it refers to itself. */
async function keepAsset(cache, href) {
  if (await cache.match(href)) return [];
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href} answered ${response.status}`);
  const nested = href.endsWith('.css') ? assetsIn(await response.clone().text(), href) : [];
  await cache.put(href, response);
  return nested;
}

/** What the kept scripts load later. One that cannot be had must not keep the app from opening. */
async function keepLazy(cache, direct) {
  const scripts = await Promise.all(
    direct
      .filter((href) => href.endsWith('.js'))
      .map(async (href) => (await cache.match(href))?.text() ?? ''),
  );
  const lazy = [...new Set(scripts.flatMap(lazyIn))].filter((href) => !direct.includes(href));
  await Promise.allSettled(lazy.map((href) => keepAsset(cache, href)));
  return lazy;
}

/** Keeps a page together with everything it needs; the page after it, so that a half-fetched version is never the one kept. */
async function keepShell(response) {
  const cache = await caches.open(CACHE);
  const direct = assetsIn(await response.clone().text(), SHELL);
  const nested = (await Promise.all(direct.map((href) => keepAsset(cache, href)))).flat();
  // Fonts come in many alphabets; one that cannot be had must not keep the app from opening.
  await Promise.allSettled(nested.filter((href) => /latin/.test(href)).map((href) => keepAsset(cache, href)));
  await cache.put(SHELL, response);
  const lazy = await keepLazy(cache, direct);
  const wanted = new Set([
    SHELL,
    ...direct,
    ...nested,
    ...lazy,
    ...EXTRAS.map((path) => new URL(path, SHELL).href),
  ]);
  const kept = await cache.keys();
  await Promise.all(
    kept.filter((request) => !wanted.has(request.url)).map((request) => cache.delete(request)),
  );
}

async function install() {
  const response = await fetch(SHELL, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The shell answered ${response.status}`);
  await keepShell(response);
  const cache = await caches.open(CACHE);
  await cache.addAll(EXTRAS.map((path) => new URL(path, SHELL).href));
  await self.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('siaga-crew-') && name !== CACHE && name !== GROUND);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Network first for the page; what is kept when the network does not answer within some seconds. */
async function page(event) {
  const kept = await caches.match(SHELL);
  try {
    const signal = kept ? AbortSignal.timeout(4_000) : undefined;
    const response = await fetch(SHELL, { cache: 'no-cache', signal });
    if (!response.ok) return kept ?? response;
    event.waitUntil(keepShell(response.clone()));
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function asset(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** A tile's address holds the map's version: what is kept under it is right. The ones fetched first go first. */
async function tile(event) {
  const cache = await caches.open(GROUND);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(keepTile(cache, event.request, response.clone()));
  return response;
}

async function keepTile(cache, request, response) {
  await cache.put(request, response);
  const tiles = (await cache.keys()).filter(({ url }) => url.includes('/tiles/'));
  await Promise.all(tiles.slice(0, -MAX_TILES).map((oldest) => cache.delete(oldest)));
}

/** Which maps there are: from the centre while it answers, so that a new import is drawn. */
async function mapSources(event) {
  const cache = await caches.open(GROUND);
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(cache.put(event.request, response.clone()));
    return response;
  } catch (error) {
    const kept = await cache.match(event.request);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(`${MAP_PATH}tiles/`)) event.respondWith(tile(event));
  else if (url.pathname === `${MAP_PATH}sources`) event.respondWith(mapSources(event));
  if (!url.href.startsWith(SHELL)) return;
  event.respondWith(request.mode === 'navigate' ? page(event) : asset(request));
});
