// Shows what the centre pushes while the app is closed, and opens the job at a tap. Imported by the service worker, whichever
// that is: it needs nothing of it.
const START = new URL('./', self.location).href;

/** What was pushed; a push service may deliver an empty one. */
function noticeOf(event) {
  try {
    return event.data.json();
  } catch {
    return {};
  }
}

/** The address inside the app; anything else would be a way out of it. */
function pageOf(url) {
  const page = new URL(url ?? START, self.location.origin).href;
  return page.startsWith(START) ? page : START;
}

async function show(event) {
  const { title, text, tag, url } = noticeOf(event);
  // Every push must show something, or the browser takes the right away.
  await self.registration.showNotification(title ?? 'Siaga', {
    body: text ?? '',
    icon: new URL('icons/icon-192.png', START).href,
    tag: tag ?? 'siaga',
    renotify: true,
    requireInteraction: true,
    vibrate: [600, 200, 600, 200, 1200],
    data: { url: pageOf(url) },
  });
}

async function open(notification) {
  notification.close();
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const window = windows.find((client) => client.url.startsWith(START));
  // An open app shows the job by itself; loading it again would cost its unsent taps their turn.
  if (window) await window.focus();
  else await self.clients.openWindow(notification.data.url);
}

self.addEventListener('push', (event) => event.waitUntil(show(event)));
self.addEventListener('notificationclick', (event) => event.waitUntil(open(event.notification)));
